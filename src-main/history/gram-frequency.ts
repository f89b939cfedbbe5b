import type { Database } from 'better-sqlite3';
import { gramsOf } from './grams';
import { searchableTicket, searchedColumns, searchedTicket, type SearchedRow } from './searchable-ticket';

/** In how many of a hundred tickets, roughly, a gram is; 0 for those that are too rare to be met in a sample. */
export type GramFrequency = (gram: string) => number;

const sampleSize = 100;

/** A history below this size is walked through at once, whatever is looked for. */
const smallHistory = 5_000;

/** Learnt from tickets all over the history, and again once it has doubled. It decides how fast a search is, never what it finds. */
export function createGramFrequency(db: Database): () => GramFrequency {
  const largestId = db.prepare<[], number | null>('SELECT max(id) FROM ticket').pluck();
  const atOrAfter = db.prepare<[number], SearchedRow>(
    `SELECT ${searchedColumns} FROM ticket WHERE id >= ? ORDER BY id LIMIT 1`,
  );
  let learntAtSize = 0;
  let counts = new Map<string, number>();

  function learn(size: number): void {
    counts = new Map();
    learntAtSize = size;
    for (let part = 0; part < sampleSize; part += 1) {
      const row = atOrAfter.get(Math.floor((size * part) / sampleSize));
      const grams = row === undefined ? '' : gramsOf(searchableTicket(searchedTicket(row)));
      for (const gram of grams.split(' ')) counts.set(gram, (counts.get(gram) ?? 0) + 1);
    }
  }

  return () => {
    const size = largestId.get() ?? 0;
    if (size >= smallHistory && size >= learntAtSize * 2) learn(size);
    return (gram) => counts.get(gram) ?? 0;
  };
}
