import { foldText } from './fold-text';
import { normalizeCode, extractDigits, type SearchTerms, type TermVariant } from './search-terms';

/** The searchable content of a ticket: `text` holds its words, `code` its case number and reference. One line each. */
export type SearchableText = { readonly text: string; readonly code: string };

/** Runs of digits with common separators between them, in a folded text. */
export const numberInText = /\+?\d[\d\s().+/-]*\d/g;

/** Makes each run of blanks one space, as in a phrase: its words may stand on two lines. */
export function foldBlanks(text: string): string {
  return text.replaceAll(/[^\S ]\s*| \s+/g, ' ');
}

/** Folds the texts. Each number in them is also added without its separators. Codes are part of the text too. */
export function createSearchableText(texts: readonly string[], codes: readonly string[]): SearchableText {
  const folded = [...codes, ...texts].map((text) => foldBlanks(foldText(text)));
  const numbers = folded.flatMap((text) => text.match(numberInText) ?? []);
  return {
    text: [...folded, ...numbers.map(extractDigits)].join('\n'),
    code: codes.map(normalizeCode).join('\n'),
  };
}

/**
 * A faster `matchesSearch` for these texts. Most words that match at all occur in the plain texts, so nothing else is
 * derived until a word needs it.
 */
export function createTextMatcher(
  texts: readonly string[],
  codes: readonly string[],
): (words: SearchTerms) => boolean {
  const searchable = { text: foldText([...codes, ...texts].join('\n')), code: '' };
  let whole: SearchableText | undefined;
  const isInWhole = (ways: readonly TermVariant[]) =>
    ways.some(needsMoreThanPlainText) && matchesWord((whole ??= createSearchableText(texts, codes)), ways);
  return (words) => words.every((ways) => matchesWord(searchable, ways) || isInWhole(ways));
}

/** Only codes, digits and phrases occur in a searchable text in other places than in the plain texts. */
function needsMoreThanPlainText({ where, parts }: TermVariant): boolean {
  return where === 'code' || parts.some((part) => digitsOrPhrase.test(part));
}

const digitsOrPhrase = /^\d+$|\s/;

export function matchesSearch(searchable: SearchableText, words: SearchTerms): boolean {
  return words.every((ways) => matchesWord(searchable, ways));
}

function matchesWord(searchable: SearchableText, ways: readonly TermVariant[]): boolean {
  return ways.some(({ where, parts }) => parts.every((part) => searchable[where].includes(part)));
}
