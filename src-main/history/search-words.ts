import { digitsOf } from '../../shared/phone';

/**
 * What a search looks for: every word, in any order. A word is met in one of its ways, and a way where each of its
 * parts stands somewhere in the text.
 */
export type SearchWords = readonly (readonly (readonly string[])[])[];

/** Runs of digits with the signs people write between them. */
const number = /\+?\d[\d\s().+/-]*\d/g;
const numberWord = /^[\d().+/-]*\d[\d().+/-]*$/;

/** So many digits make a whole number: those before and after it are another. */
const wholeNumberDigits = 7;

/** Case, width and composition of letters make no difference. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Texts as they are searched: folded, and each number in them also without the signs between its digits. */
export function searchableText(texts: readonly string[]): string {
  const folded = texts.map(fold);
  const numbers = folded.flatMap((text) => text.match(number) ?? []);
  return [...folded, ...numbers.map((run) => run.replaceAll(/\D/g, ''))].join('\n');
}

export function searchWords(query: string): SearchWords {
  const words = fold(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  const found: string[][][] = [];
  let run: string[] = [];
  const endRun = () => {
    if (run.length > 0) found.push(waysOfNumber(run));
    run = [];
  };
  for (const word of words) {
    const isNumber = numberWord.test(word);
    const isWhole = isNumber && digitsOf(word).length >= wholeNumberDigits;
    if (!isNumber || isWhole) endRun();
    if (isNumber) run.push(word);
    else found.push([[word]]);
    if (isWhole) endRun();
  }
  endRun();
  return found;
}

export function isFound(text: string, words: SearchWords): boolean {
  return words.every((ways) => ways.some((parts) => parts.every((part) => text.includes(part))));
}

/** As it was typed, piece by piece; or as one number, without what stands before it at home or abroad. */
function waysOfNumber(pieces: readonly string[]): string[][] {
  const digits = digitsOf(pieces.join('')).replace(/^0+/, '');
  const ways = [[...pieces]];
  if (digits !== '') ways.push([digits]);
  const atHome = digits.replace(/^600?/, '');
  if (digits.startsWith('60') && atHome.length >= wholeNumberDigits) ways.push([atHome]);
  return ways;
}
