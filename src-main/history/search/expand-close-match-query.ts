import type { Database } from 'better-sqlite3';
import type { SearchTerms } from '../../../shared/search/search-terms';
import { listReadings, parseCloseQuery } from './vocabulary/close-match-query';
import { prepareCloseWords, type CloseWord } from './vocabulary/close-match-words';
import { firstSlip, type Distance } from './vocabulary/compare-words';
import { quoteIndexWord } from './vocabulary/vocabulary';

/** Words that are close to those of a query, one for each, and how far they are in all. */
export type ClosestWords = { readonly words: readonly string[]; readonly distance: Distance };

/** A query as it may have been meant, in words that tickets have. */
export type ExpandedCloseQuery = {
  /** What must match as it was typed. */
  readonly exact: SearchTerms;
  /** That as a query, with what must not match. */
  readonly exactText: string;
  /** The queries of the index of words: those of the closest words first. */
  readonly indexQueries: readonly string[];
  /** The words among these that are closest to those of the query; null if some word of it has none. */
  readonly findClosest: (words: readonly string[]) => ClosestWords | null;
};

/** The closest words are searched for first: those that sound the same in nearly the same letters, then the others. */
const tiers: readonly Distance[] = [1.15, firstSlip, firstSlip + 0.15, Infinity];

/** Prepares reading a query by ear and in spite of slips of the hand. Returns null if nothing in it can be read so. */
export function prepareExpandCloseQuery(db: Database): (text: string) => ExpandedCloseQuery | null {
  const closeWordsOf = prepareCloseWords(db);

  return (text) => {
    const query = parseCloseQuery(text);
    if (query === null) return null;
    const cached = new Map<string, CloseWord[]>();
    const closeTo = (word: string): CloseWord[] => {
      const words = cached.get(word) ?? closeWordsOf(word);
      cached.set(word, words);
      return words;
    };
    const listWholeWords = (word: string) => closeTo(word).filter(({ isLonger }) => !isLonger);
    const soundsLikeAWord = (word: string) =>
      listWholeWords(word).some(({ distance }) => distance < firstSlip);
    // The beginning of a word is a word by chance, so only the query as it was typed may have some.
    const readings = listReadings(query.heard, soundsLikeAWord).map((words, at) =>
      words.map(at === 0 ? closeTo : listWholeWords),
    );
    return {
      exact: query.exact,
      exactText: query.exactText,
      indexQueries: [...new Set(tiers.flatMap((tier) => buildMatches(readings, tier)))],
      findClosest: (words) => closestReading(readings, new Set(words)),
    };
  };
}

/** @returns the queries of the index for a tier, one for each reading that has words in it */
function buildMatches(readings: readonly CloseWord[][][], tier: Distance): string[] {
  return readings
    .map((words) => words.map((close) => close.filter(({ distance }) => distance < tier)))
    .filter((words) => words.every((close) => close.length > 0))
    .map((words) => words.map(toIndexTerm).join(' AND '));
}

function toIndexTerm(words: readonly CloseWord[]): string {
  const ids = [...new Set(words.map(({ id }) => id))].toSorted((a, b) => a - b);
  return `(${ids.map(quoteIndexWord).join(' OR ')})`;
}

/** Returns the words of a ticket that are closest to those of the query, in the reading that suits it best. */
function closestReading(
  readings: readonly CloseWord[][][],
  ofTicket: ReadonlySet<string>,
): ClosestWords | null {
  let best: ClosestWords | null = null;
  for (const reading of readings) {
    const closest = reading.map((words) =>
      words
        .filter(({ word }) => ofTicket.has(word))
        .reduce<CloseWord | null>(
          (one, other) => (one === null || other.distance < one.distance ? other : one),
          null,
        ),
    );
    if (closest.some((word) => word === null)) continue;
    const words = closest.filter((word) => word !== null);
    const distance = words.reduce((sum, word) => sum + word.distance, 0);
    if (best === null || distance < best.distance) best = { words: words.map(({ word }) => word), distance };
  }
  return best;
}
