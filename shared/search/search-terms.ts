import { fold } from './fold-text';

/**
 * One way in which a word may be met. `text`: each part stands somewhere in what was said in words, or in the digits
 * of one of its numbers. `code`: the part stands in the case number or the reference, where O is as good as 0, and I
 * and L as good as 1.
 */
export type Way = { readonly where: 'text' | 'code'; readonly parts: readonly string[] };

/** What a search looks for: every word, in any order, each in one of its ways. */
export type SearchWords = readonly (readonly Way[])[];

const numberWord = /^[\d().+/-]*\d[\d().+/-]*$/;

/** So many digits make a whole number: those before and after it are another. */
const wholeNumberDigits = 7;

/** Shorter parts of a case number are met anywhere in words already, and a guess at them would find everything. */
const shortestCode = 3;

/** Whatever is typed means itself; there is no syntax, so nothing is a fault of it. */
export function searchWords(query: string): SearchWords {
  const words = fold(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  const found: Way[][] = [];
  let run: string[] = [];
  const endRun = () => {
    if (run.length > 0) found.push(waysOfNumber(run));
    run = [];
  };
  for (const word of words) {
    const isNumber = numberWord.test(word);
    const isWhole = isNumber && digitsIn(word).length >= wholeNumberDigits;
    if (!isNumber || isWhole) endRun();
    if (isNumber) run.push(word);
    else found.push([{ where: 'text', parts: [word] }, ...waysOfCode(word)]);
    if (isWhole) endRun();
  }
  endRun();
  return withoutRepeats(found);
}

/** A case number or reference without the signs between, and without what is easily misread or mistyped. */
export function codeOf(text: string): string {
  return fold(text)
    .replaceAll(/[^\da-z]/g, '')
    .replaceAll('o', '0')
    .replaceAll(/[il]/g, '1');
}

export function digitsIn(text: string): string {
  return text.replaceAll(/\D/g, '');
}

/** As it was typed, piece by piece; or as one number, without what stands before it at home or abroad. */
function waysOfNumber(pieces: readonly string[]): Way[] {
  const joined = digitsIn(pieces.join(''));
  const digits = joined.replace(/^0+/, '');
  const ways: Way[] = [{ where: 'text', parts: [...pieces] }];
  if (digits !== '') ways.push({ where: 'text', parts: [digits] });
  const atHome = digits.replace(/^600?/, '');
  if (digits.startsWith('60') && atHome.length >= wholeNumberDigits) {
    ways.push({ where: 'text', parts: [atHome] });
  }
  return [...withoutImplied(withoutRepeats(ways)), ...waysOfCode(joined)];
}

/** Where the longer part stands the shorter one does, so the longer one says nothing more. */
function withoutImplied(ways: readonly Way[]): Way[] {
  return ways.filter(
    (way) =>
      !ways.some(
        (other) =>
          other !== way && other.parts.every((part) => way.parts.some((longer) => longer.includes(part))),
      ),
  );
}

function waysOfCode(word: string): Way[] {
  const code = codeOf(word);
  return code.length >= shortestCode && /\d/.test(word) ? [{ where: 'code', parts: [code] }] : [];
}

function withoutRepeats<T>(all: readonly T[]): T[] {
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}
