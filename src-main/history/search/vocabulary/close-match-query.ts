import { parseSearchTerms, splitQuery, type SearchTerms } from '../../../../shared/search/search-terms';
import { isLinkingWord, toHeardWord } from './words-of-text';

/** A query as a search by ear reads it. */
export type CloseQuery = {
  /** Words that may also match by ear, or in spite of a slip of the hand. */
  readonly heard: readonly string[];
  /** Numbers, phrases, and words of other scripts. They must match as they were typed. */
  readonly exact: SearchTerms;
  /** These as a query, with what must not match. */
  readonly exactText: string;
};

/** Nobody types more words of a name; a pasted page has hundreds. */
const mostHeard = 8;

/** Returns null if nothing in the query can be found by ear. */
export function parseCloseQuery(text: string): CloseQuery | null {
  const heard = new Set<string>();
  const exact: string[] = [];
  const excluded: string[] = [];
  for (const part of splitQuery(text)) {
    if (part.kind === 'excluded') {
      excluded.push(`-"${part.text}"`);
      continue;
    }
    if (part.kind === 'phrase') {
      exact.push(`"${part.text}"`);
      continue;
    }
    if (isLinkingWord(part.text)) continue;
    const words = isLatin.test(part.text) ? part.text.split(separators).filter((word) => word !== '') : [];
    if (words.length === 0) exact.push(part.text);
    for (const word of words) {
      const heardWord = toHeardWord(word);
      if (heardWord !== null) heard.add(heardWord);
      else if (!isLinkingWord(word)) exact.push(word);
    }
  }
  if (heard.size === 0 || heard.size > mostHeard) return null;
  const exactText = exact.join(' ');
  return {
    heard: [...heard],
    exact: parseSearchTerms(exactText),
    exactText: [exactText, ...excluded].join(' ').trim(),
  };
}

/**
 * Lists the query and other readings of it: with two neighbouring words as one (Nor Aini as Noraini), and with one word
 * as two (Siewling as Siew Ling), if it is like no word.
 */
export function listReadings(heard: readonly string[], isWord: (word: string) => boolean): string[][] {
  const joined = heard
    .slice(1)
    .map((word, at) => [...heard.slice(0, at), `${heard[at] ?? ''}${word}`, ...heard.slice(at + 2)]);
  const split = heard.flatMap((word, at) =>
    (isWord(word) ? [] : listSplits(word))
      .filter((parts) => parts.every(isWord))
      .map((parts) => [...heard.slice(0, at), ...parts, ...heard.slice(at + 1)]),
  );
  return [[...heard], ...joined, ...split];
}

/** A shorter part of a word is a word by chance. */
const shortestPart = 3;

function listSplits(word: string): [string, string][] {
  const splits: [string, string][] = [];
  for (let at = shortestPart; at <= word.length - shortestPart; at += 1) {
    splits.push([word.slice(0, at), word.slice(at)]);
  }
  return splits;
}

const isLatin = /^[a-z'’‘`&.,/-]*[a-z][a-z'’‘`&.,/-]*$/;
const separators = /[&.,/-]+/;
