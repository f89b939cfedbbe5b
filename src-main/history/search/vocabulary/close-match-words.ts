import type { Database } from 'better-sqlite3';
import { compareWith, firstSlip, type Distance } from './compare-words';
import { listCloseMatchKeys, listSoundMatchKeys } from './close-match-keys';
import { listSpokenForms } from './spoken-forms';

/** A word of some ticket, and how far it is from the one that was typed. */
export type CloseWord = {
  readonly id: number;
  readonly word: string;
  readonly distance: Distance;
  /** The typed word is only the beginning of this one. */
  readonly isLonger: boolean;
};

type Entry = { id: number; word: string };

/** The most words that are compared, and of each kind the most that are searched for. */
const max = { compared: 600, close: 12, longer: 12 } as const;

/** Prepares finding the words of all tickets that are close to a typed one, the closest first. */
export function prepareCloseWords(db: Database): (typed: string) => CloseWord[] {
  const withKey = db.prepare<[string], Entry>(
    `SELECT id, word FROM vocabulary_word WHERE id IN
       (SELECT word_id FROM vocabulary_key WHERE key IN (SELECT value FROM json_each(?)) LIMIT ${max.compared})`,
  );
  const longer = db.prepare<[string, string], Entry>(
    `SELECT id, word FROM vocabulary_word WHERE word > ? AND word < ? ORDER BY word LIMIT ${max.longer}`,
  );

  return (typed) => {
    const forms = listSpokenForms(typed);
    const compare = compareWith(typed, forms);
    const keys = [...listCloseMatchKeys(typed), ...forms.flatMap(listSoundMatchKeys)];
    const close = withKey.all(JSON.stringify(keys)).flatMap(({ id, word }) => {
      const distance = compare(word);
      return distance === null ? [] : [{ id, word, distance, isLonger: false }];
    });
    // The typed word may be the beginning of one. Such a word is found exactly, too. Sofiah is no longer than Sofia by ear.
    const begun = longer.all(typed, `${typed}{`).map((entry) => {
      const isLonger = (compare(entry.word) ?? firstSlip) >= firstSlip;
      return { ...entry, distance: 0, isLonger };
    });
    const closest = close.toSorted((a, b) => a.distance - b.distance).slice(0, max.close);
    const ids = new Set(begun.map(({ id }) => id));
    return [...begun, ...closest.filter(({ id }) => !ids.has(id))];
  };
}
