import type { Database } from 'better-sqlite3';
import { facetsOf } from './facets';
import { gramsOf } from './grams';
import { searchableTicket, searchedColumns, searchedTicket, type SearchedRow } from './searchable-ticket';

export type TicketIndex = ReturnType<typeof createTicketIndex>;

/**
 * What waits is read at every search. So many cost a search about a millisecond, and taken into the index together
 * they cost a sending nothing: FTS5 writes one piece for all of them.
 */
const mostUnindexed = 64;
const mostAtOnce = 256;

/** Takes tickets into the index that searches walk through. What is not in it yet is found as well, by reading it. */
export function createTicketIndex(db: Database) {
  const count = db.prepare<[], number>('SELECT count(*) FROM (SELECT 1 FROM unindexed LIMIT 1000)').pluck();
  // The newest first, because they are looked for most; in order of id, because FTS5 writes those in one piece.
  const next = db.prepare<[number], SearchedRow>(
    `SELECT ${searchedColumns} FROM ticket
     WHERE id IN (SELECT ticket_id FROM unindexed ORDER BY ticket_id DESC LIMIT ?) ORDER BY id`,
  );
  const enter = db.prepare('INSERT OR REPLACE INTO ticket_index (rowid, words) VALUES (?, ?)');
  const isDone = db.prepare('DELETE FROM unindexed WHERE ticket_id = ?');

  /** @returns how many it took */
  function take(most: number): number {
    const rows = next.all(most);
    for (const row of rows) {
      enter.run(row.id, indexWords(row));
      isDone.run(row.id);
    }
    return rows.length;
  }

  return {
    /** Within the transaction of whoever writes: takes what waits once it is worth it, or however little `atOnce`. */
    keepShort(atOnce = mostAtOnce): void {
      if ((count.get() ?? 0) >= mostUnindexed) take(atOnce);
    },

    /** In a transaction of its own. @returns whether more is left than searches should have to read */
    takeSome: db.transaction((most: number): boolean => {
      take(most);
      return (count.get() ?? 0) >= mostUnindexed;
    }).immediate,
  };
}

function indexWords(row: SearchedRow): string {
  const ticket = searchedTicket(row);
  return [gramsOf(searchableTicket(ticket)), ...facetsOf(ticket)].join(' ');
}
