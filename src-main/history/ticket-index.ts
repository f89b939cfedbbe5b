import type { Database } from 'better-sqlite3';
import { facetsOf } from './facets';
import { gramsOf } from './grams';
import { searchableTicket, searchedColumns, searchedTicket, type SearchedRow } from './searchable-ticket';

export type TicketIndex = ReturnType<typeof createTicketIndex>;

const pagesPerMerge = 32;

/** Takes tickets into the index that searches walk through. What is not in it yet is found as well, by reading it. */
export function createTicketIndex(db: Database) {
  // The newest first, because they are looked for most; in order of id, because FTS5 writes those in one piece.
  const next = db.prepare<[number], SearchedRow>(
    `SELECT ${searchedColumns} FROM ticket
     WHERE id IN (SELECT ticket_id FROM unindexed ORDER BY ticket_id DESC LIMIT ?) ORDER BY id`,
  );
  const enter = db.prepare('INSERT OR REPLACE INTO ticket_index (rowid, words) VALUES (?, ?)');
  const isDone = db.prepare('DELETE FROM unindexed WHERE ticket_id = ?');
  const merge = db.prepare(`INSERT INTO ticket_index (ticket_index, rank) VALUES ('merge', ?)`);
  const changes = db.prepare<[], number>('SELECT total_changes()').pluck();

  return {
    /** In a transaction of its own. @returns whether there may be more */
    takeSome: db.transaction((most: number): boolean => {
      const rows = next.all(most);
      for (const row of rows) {
        enter.run(row.id, indexWords(row));
        isDone.run(row.id);
      }
      return rows.length === most;
    }).immediate,

    /**
     * One step of writing all pieces of the index anew as one, without the words of tickets that are no longer there. In a
     * transaction of its own, some milliseconds long. Source: sqlite.org/fts5.html, "The 'merge' Command".
     * @param isFirst takes every piece that there is by now
     * @returns whether there is more to do
     */
    mergeSome: db.transaction((isFirst: boolean): boolean => {
      const before = changes.get() ?? 0;
      merge.run(isFirst ? -pagesPerMerge : pagesPerMerge);
      return isFirst || (changes.get() ?? 0) - before >= 2;
    }).immediate,
  };
}

function indexWords(row: SearchedRow): string {
  const ticket = searchedTicket(row);
  return [gramsOf(searchableTicket(ticket)), ...facetsOf(ticket)].join(' ');
}
