import { fold } from './fold';
import { codeOf, digitsIn, type SearchWords } from './search-words';

/** A ticket as it is searched: `text` is what was said in words, `code` the numbers it goes by. One line each. */
export type SearchableText = { readonly text: string; readonly code: string };

/** Runs of digits with the signs people write between them. */
export const numberInText = /\+?\d[\d\s().+/-]*\d/g;

/** The texts folded, each number in them also without the signs between its digits; codes are texts as well. */
export function searchableText(texts: readonly string[], codes: readonly string[]): SearchableText {
  const folded = [...codes, ...texts].map(fold);
  const numbers = folded.flatMap((text) => text.match(numberInText) ?? []);
  return {
    text: [...folded, ...numbers.map(digitsIn)].join('\n'),
    code: codes.map(codeOf).join('\n'),
  };
}

export function isFound(searchable: SearchableText, words: SearchWords): boolean {
  return words.every((ways) =>
    ways.some(({ where, parts }) => parts.every((part) => searchable[where].includes(part))),
  );
}
