import type { Database } from 'better-sqlite3';
import { prepareVocabularyBackfill } from './vocabulary/backfill-vocabulary';
import { prepareEnterWords } from './vocabulary/vocabulary';
import { listFilterIndexWords } from './index-words-for-filters';
import { listGramsUpTo } from './grams';
import { toSearchableText, searchedColumns, toSearchedTicket, type SearchedRow } from './searchable-ticket';

export type TicketIndexWriter = ReturnType<typeof createTicketIndexWriter>;

const pagesPerMerge = 32;
/** Per ticket. Indexing this many takes some 100 ms; a long text in one script has some thousands. */
const maxGrams = 20_000;
/** The number of grams of an ordinary ticket. */
const usualGrams = 400;

/** Adds tickets to the search index. Searches find tickets that are not in it yet by reading them. */
export function createTicketIndexWriter(db: Database) {
  // Newest tickets first, because they are searched most; each batch in order of id, because FTS5 writes that as one
  // segment.
  const next = db.prepare<[{ setAside: string; max: number }], SearchedRow>(
    `SELECT ${searchedColumns} FROM ticket
     WHERE id IN (SELECT ticket_id FROM index_pending WHERE ticket_id NOT IN (SELECT value FROM json_each(@setAside))
       ORDER BY ticket_id DESC LIMIT @max) ORDER BY id`,
  );
  const enter = db.prepare('INSERT OR REPLACE INTO ticket_index (rowid, words) VALUES (?, ?)');
  const isDone = db.prepare('DELETE FROM index_pending WHERE ticket_id = ?');
  const merge = db.prepare(`INSERT INTO ticket_index (ticket_index, rank) VALUES ('merge', ?)`);
  const changes = db.prepare<[], number>('SELECT total_changes()').pluck();
  const enterWords = prepareEnterWords(db);
  const backfillVocabulary = prepareVocabularyBackfill(db, enterWords);

  /** Tickets with so many grams that indexing them would delay the save of a call. Searches read them instead. */
  const setAside = new Set<number>();

  return {
    /**
     * Indexes some tickets in one transaction: new and changed ones first, then those older than the vocabulary.
     * @param max the maximum number of tickets; fewer if they have far more grams than this many ordinary ones
     * @returns whether there may be more
     */
    indexSome: db.transaction((max: number): boolean => {
      const rows = next.all({ setAside: JSON.stringify([...setAside]), max });
      let count = 0;
      for (const row of rows) {
        if (count >= max * usualGrams) return true;
        const ticket = toSearchedTicket(row);
        const grams = listGramsUpTo(toSearchableText(ticket), maxGrams);
        count += grams.size;
        if (grams.size > maxGrams) {
          setAside.add(row.id);
          continue;
        }
        enterWords(row.id, ticket);
        enter.run(row.id, [...grams, ...listFilterIndexWords(ticket)].join(' '));
        isDone.run(row.id);
      }
      return rows.length === max || backfillVocabulary(max);
    }).immediate,

    /**
     * Runs one step of merging all segments of the index into one, without the words of deleted tickets. Runs in its
     * own transaction of some milliseconds. Source: sqlite.org/fts5.html, "The 'merge' Command".
     * @param isFirst starts a merge of all existing segments
     * @returns whether there is more to do
     */
    mergeSome: db.transaction((isFirst: boolean): boolean => {
      const before = changes.get() ?? 0;
      merge.run(isFirst ? -pagesPerMerge : pagesPerMerge);
      return isFirst || (changes.get() ?? 0) - before >= 2;
    }).immediate,
  };
}
