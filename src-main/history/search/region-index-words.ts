import type { Database } from 'better-sqlite3';
import { foldText } from '../../../shared/search/fold-text';
import { parseRegion } from '../../../shared/regions/parse-and-suggest-regions';
import type { Region } from '../../../shared/regions/malaysian-regions';
import { decodeWholeValue, encodeWholeValue } from './grams';

/** The index words of each region, one for each spelling that tickets have. */
export type RegionIndexWords = ReadonlyMap<Region, readonly string[]>;

const kind = 3;

/** Encodes a spelling of a region, which is free text in a ticket, as one word of the index. */
export function encodeRegionSpelling(spelling: string): string {
  return encodeWholeValue(kind, foldText(spelling));
}

/** Returns the same value for all spellings of a region: the region, or the folded text if it is unknown. */
export function getCanonicalRegion(spelling: string): string {
  const cached = bySpelling.get(spelling);
  if (cached !== undefined) return cached;
  const folded = foldText(spelling);
  const same = parseRegion(folded) ?? folded;
  if (bySpelling.size < maxSpellings) bySpelling.set(spelling, same);
  return same;
}

/** A cache. A history has few spellings, and each comparison of a ticket asks for one. */
const bySpelling = new Map<string, string>();
const maxSpellings = 10_000;

const ofDatabase = new WeakMap<Database, () => RegionIndexWords>();

/**
 * Returns the region words of a connection. They are read again after every write, within 20 ms for 1,000,000 tickets.
 */
export function getRegionIndexWords(db: Database): () => RegionIndexWords {
  const cached = ofDatabase.get(db) ?? createStateWords(db);
  ofDatabase.set(db, cached);
  return cached;
}

function createStateWords(db: Database): () => RegionIndexWords {
  const changes = db.prepare<[], number>('SELECT total_changes()').pluck();
  let words: RegionIndexWords = new Map();
  let readAt = '';
  return () => {
    // Changes with the writes of other connections and of this one.
    const now = `${String(db.pragma('data_version', { simple: true }))} ${changes.get() ?? 0}`;
    if (now !== readAt) words = readWords(db);
    readAt = now;
    return words;
  };
}

function readWords(db: Database): RegionIndexWords {
  db.exec('CREATE VIRTUAL TABLE IF NOT EXISTS temp.index_word USING fts5vocab (main, ticket_index, row)');
  const inIndex = db
    .prepare<[string, string], string>('SELECT term FROM temp.index_word WHERE term >= ? AND term < ?')
    .pluck();
  const words = new Map<Region, string[]>();
  for (const word of inIndex.iterate(encodeWholeValue(kind, ''), encodeWholeValue(kind + 1, ''))) {
    const state = parseRegion(decodeWholeValue(word));
    if (state !== undefined) words.set(state, [...(words.get(state) ?? []), word]);
  }
  return words;
}
