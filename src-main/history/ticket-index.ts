import type { Database } from 'better-sqlite3';
import { facetsOf } from './facets';
import { gramsOf } from './grams';
import { searchableTicket, searchedColumns, searchedTicket, type SearchedRow } from './searchable-ticket';

export type TicketIndex = ReturnType<typeof createTicketIndex>;

/** Takes tickets into the index that searches walk through. What is not in it yet is found as well, by reading it. */
export function createTicketIndex(db: Database) {
  // The newest first, because they are looked for most; in order of id, because FTS5 writes those in one piece.
  const next = db.prepare<[number], SearchedRow>(
    `SELECT ${searchedColumns} FROM ticket
     WHERE id IN (SELECT ticket_id FROM unindexed ORDER BY ticket_id DESC LIMIT ?) ORDER BY id`,
  );
  const enter = db.prepare('INSERT OR REPLACE INTO ticket_index (rowid, words) VALUES (?, ?)');
  const isDone = db.prepare('DELETE FROM unindexed WHERE ticket_id = ?');

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
  };
}

function indexWords(row: SearchedRow): string {
  const ticket = searchedTicket(row);
  return [gramsOf(searchableTicket(ticket)), ...facetsOf(ticket)].join(' ');
}
