import { foldText } from './fold-text';
import { normalizeCode, extractDigits, type SearchTerms } from './search-terms';

/** A ticket as it is searched: `text` is what was said in words, `code` the numbers it goes by. One line each. */
export type SearchableText = { readonly text: string; readonly code: string };

/** Runs of digits with the signs people write between them. */
export const numberInText = /\+?\d[\d\s().+/-]*\d/g;

/** The texts folded, each number in them also without the signs between its digits; codes are texts as well. */
export function createSearchableText(texts: readonly string[], codes: readonly string[]): SearchableText {
  const folded = [...codes, ...texts].map(foldText);
  const numbers = folded.flatMap((text) => text.match(numberInText) ?? []);
  return {
    text: [...folded, ...numbers.map(extractDigits)].join('\n'),
    code: codes.map(normalizeCode).join('\n'),
  };
}

/**
 * `matchesSearch` of the searchable text of these, in less time: most words that are there at all stand in the words
 * themselves, and then nothing else is made of the texts.
 */
export function createTextMatcher(
  texts: readonly string[],
  codes: readonly string[],
): (words: SearchTerms) => boolean {
  const said = { text: foldText([...codes, ...texts].join('\n')), code: '' };
  let whole: SearchableText | undefined;
  return (words) =>
    matchesSearch(said, words) || matchesSearch((whole ??= createSearchableText(texts, codes)), words);
}

export function matchesSearch(searchable: SearchableText, words: SearchTerms): boolean {
  return words.every((ways) =>
    ways.some(({ where, parts }) => parts.every((part) => searchable[where].includes(part))),
  );
}
