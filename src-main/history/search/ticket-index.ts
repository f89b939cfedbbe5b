import type { Database } from 'better-sqlite3';
import { getFacets } from './facets';
import { listGramsUpTo } from './grams';
import { toSearchableText, searchedColumns, toSearchedTicket, type SearchedRow } from './searchable-ticket';

export type TicketIndex = ReturnType<typeof createTicketIndex>;

const pagesPerMerge = 32;
/** Of one ticket. Entering so many takes some 100 ms; a long text in one script has some thousands. */
const mostGrams = 20_000;
/** An ordinary ticket has about as many. */
const usualGrams = 400;

/** Takes tickets into the index that searches walk through. What is not in it yet is found as well, by reading it. */
export function createTicketIndex(db: Database) {
  // The newest first, because they are looked for most; in order of id, because FTS5 writes those in one piece.
  const next = db.prepare<[{ setAside: string; most: number }], SearchedRow>(
    `SELECT ${searchedColumns} FROM ticket
     WHERE id IN (SELECT ticket_id FROM index_pending WHERE ticket_id NOT IN (SELECT value FROM json_each(@setAside))
       ORDER BY ticket_id DESC LIMIT @most) ORDER BY id`,
  );
  const enter = db.prepare('INSERT OR REPLACE INTO ticket_index (rowid, words) VALUES (?, ?)');
  const isDone = db.prepare('DELETE FROM index_pending WHERE ticket_id = ?');
  const merge = db.prepare(`INSERT INTO ticket_index (ticket_index, rank) VALUES ('merge', ?)`);
  const changes = db.prepare<[], number>('SELECT total_changes()').pluck();

  /** Tickets of so many grams that saving a call would wait for them: searches go on reading those. */
  const setAside = new Set<number>();

  return {
    /**
     * In a transaction of its own.
     * @param most fewer are taken where they have far more grams than so many usual ones
     * @returns whether there may be more
     */
    takeSome: db.transaction((most: number): boolean => {
      const rows = next.all({ setAside: JSON.stringify([...setAside]), most });
      let count = 0;
      for (const row of rows) {
        if (count >= most * usualGrams) return true;
        const ticket = toSearchedTicket(row);
        const grams = listGramsUpTo(toSearchableText(ticket), mostGrams);
        count += grams.size;
        if (grams.size > mostGrams) {
          setAside.add(row.id);
          continue;
        }
        enter.run(row.id, [...grams, ...getFacets(ticket)].join(' '));
        isDone.run(row.id);
      }
      return rows.length === most;
    }).immediate,

    /**
     * One step of merging all segments of the index into one, without the words of deleted tickets. Runs in a transaction
     * of its own, some milliseconds long. Source: sqlite.org/fts5.html, "The 'merge' Command".
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
