import type { Database } from 'better-sqlite3';
import { fold } from '../../../shared/search/fold-text';
import { stateNamed } from '../../../shared/regions/region-names';
import type { MalaysianState } from '../../../shared/regions/regions';
import { wholeValue, wholeWord } from './grams';

/** Under which words the tickets of a state stand in the index, one for each of its spellings that any of them has. */
export type StateWords = ReadonlyMap<MalaysianState, readonly string[]>;

const kind = 3;

/** The state that a ticket is in is free text: the same spelling is one word. */
export function stateWord(spelling: string): string {
  return wholeWord(kind, fold(spelling));
}

/** What texts about the same state have in common: the state that both name, else the text itself. */
export function sameState(spelling: string): string {
  const known = bySpelling.get(spelling);
  if (known !== undefined) return known;
  const folded = fold(spelling);
  const same = stateNamed(folded) ?? folded;
  if (bySpelling.size < mostSpellings) bySpelling.set(spelling, same);
  return same;
}

/** A history has few, each in many tickets, and each is asked for with every ticket that is compared. */
const bySpelling = new Map<string, string>();
const mostSpellings = 10_000;

const ofDatabase = new WeakMap<Database, () => StateWords>();

/** Those of a connection, read anew once anything was written: in an index of 1,000,000 tickets within 20 ms. */
export function stateWordsOf(db: Database): () => StateWords {
  const known = ofDatabase.get(db) ?? createStateWords(db);
  ofDatabase.set(db, known);
  return known;
}

function createStateWords(db: Database): () => StateWords {
  const changes = db.prepare<[], number>('SELECT total_changes()').pluck();
  let words: StateWords = new Map();
  let readAt = '';
  return () => {
    // What others wrote, and what this connection did.
    const now = `${String(db.pragma('data_version', { simple: true }))} ${changes.get() ?? 0}`;
    if (now !== readAt) words = readWords(db);
    readAt = now;
    return words;
  };
}

function readWords(db: Database): StateWords {
  db.exec('CREATE VIRTUAL TABLE IF NOT EXISTS temp.index_word USING fts5vocab (main, ticket_index, row)');
  const inIndex = db
    .prepare<[string, string], string>('SELECT term FROM temp.index_word WHERE term >= ? AND term < ?')
    .pluck();
  const words = new Map<MalaysianState, string[]>();
  for (const word of inIndex.iterate(wholeWord(kind, ''), wholeWord(kind + 1, ''))) {
    const state = stateNamed(wholeValue(word));
    if (state !== undefined) words.set(state, [...(words.get(state) ?? []), word]);
  }
  return words;
}
