import type { Database } from 'better-sqlite3';
import { foldText } from '../../../shared/search/fold-text';
import { parseRegion } from '../../../shared/regions/region-names';
import type { Region } from '../../../shared/regions/regions';
import { decodeWholeValue, encodeWholeValue } from './grams';

/** Under which words the tickets of a state stand in the index, one for each of its spellings that any of them has. */
export type RegionIndexWords = ReadonlyMap<Region, readonly string[]>;

const kind = 3;

/** The state that a ticket is in is free text: the same spelling is one word. */
export function encodeRegionSpelling(spelling: string): string {
  return encodeWholeValue(kind, foldText(spelling));
}

/** What texts about the same state have in common: the state that both name, else the text itself. */
export function getCanonicalRegion(spelling: string): string {
  const known = bySpelling.get(spelling);
  if (known !== undefined) return known;
  const folded = foldText(spelling);
  const same = parseRegion(folded) ?? folded;
  if (bySpelling.size < mostSpellings) bySpelling.set(spelling, same);
  return same;
}

/** A history has few, each in many tickets, and each is asked for with every ticket that is compared. */
const bySpelling = new Map<string, string>();
const mostSpellings = 10_000;

const ofDatabase = new WeakMap<Database, () => RegionIndexWords>();

/** Those of a connection, read again after every write: in an index of 1,000,000 tickets within 20 ms. */
export function getRegionIndexWords(db: Database): () => RegionIndexWords {
  const known = ofDatabase.get(db) ?? createStateWords(db);
  ofDatabase.set(db, known);
  return known;
}

function createStateWords(db: Database): () => RegionIndexWords {
  const changes = db.prepare<[], number>('SELECT total_changes()').pluck();
  let words: RegionIndexWords = new Map();
  let readAt = '';
  return () => {
    // What others wrote, and what this connection did.
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
