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

/** They link the parts of a name, too. Many leave them out or write another one. */
const relations = new Set(['s/o', 'd/o', 'w/o', 'ak']);

/** Nobody types more words of a name; a pasted page has hundreds. */
const maxHeard = 8;

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
    if (isLinkingWord(part.text) || relations.has(part.text)) continue;
    const words = isLatin.test(part.text) ? part.text.split(separators).filter((word) => word !== '') : [];
    if (words.length === 0) exact.push(part.text);
    for (const word of words) {
      const heardWord = toHeardWord(word);
      if (heardWord !== null) heard.add(heardWord);
      else if (!isLinkingWord(word)) exact.push(word);
    }
  }
  if (heard.size === 0 || heard.size > maxHeard) return null;
  const exactText = exact.join(' ');
  return {
    heard: [...heard],
    exact: parseSearchTerms(exactText),
    exactText: [exactText, ...excluded].join(' ').trim(),
  };
}

/**
 * Lists the query and other readings of it: with two neighbouring words as one (Nor Aini as Noraini), and with one word
 * as two (Siewling as Siew Ling) or without its article (Alhabsyi as Habsyi), if it is like no word. Azzahra is also Zahra.
 */
export function listReadings(heard: readonly string[], isWord: (word: string) => boolean): string[][] {
  const joined = heard
    .slice(1)
    .map((word, at) => [...heard.slice(0, at), `${heard[at] ?? ''}${word}`, ...heard.slice(at + 2)]);
  const split = heard.flatMap((word, at) =>
    (isWord(word) ? listWithoutArticle(word, doubledArticle) : listSplits(word))
      .filter((parts) => parts.every(isWord))
      .map((parts) => [...heard.slice(0, at), ...parts, ...heard.slice(at + 1)]),
  );
  return [[...heard], ...joined, ...split];
}

/** A shorter part of a word is a word by chance. */
const minPartLength = 3;

function listSplits(word: string): string[][] {
  const splits = listWithoutArticle(word, article);
  for (let at = minPartLength; at <= word.length - minPartLength; at += 1) {
    splits.push([word.slice(0, at), word.slice(at)]);
  }
  return splits;
}

/** Returns the name behind an article that was typed as one word with it; nothing if there is none. */
function listWithoutArticle(word: string, articleOfName: RegExp): string[][] {
  const name = word.replace(articleOfName, '');
  return name.length < minPartLength || name === word ? [] : [[name]];
}

/** Azzahra is Zahra with an article, also if it is like a word. */
const doubledArticle = /^a([dnrstz])(?=\1)/;
/** Alhabsyi, Azahra, Desouza and Dcruz may have one. The rest of other words is a word by chance. */
const article = /^(?:al|a([dnrstz])(?=\1)|a(?=[dnrstz])|d[aei]?(?=[^aeiou]))/;

const isLatin = /^[a-z'’‘`&.,/-]*[a-z][a-z'’‘`&.,/-]*$/;
const separators = /[&.,/-]+/;
