import { foldText } from './fold-text';

/**
 * One way in which a word may be met. `text`: each part stands somewhere in what was said in words, or in the digits
 * of one of its numbers. `code`: the part stands in the case number or the reference, where O is as good as 0, and I
 * and L as good as 1.
 */
export type TermVariant = { readonly where: 'text' | 'code'; readonly parts: readonly string[] };

/** What a search looks for: every word, in any order, each in one of its ways. */
export type SearchTerms = readonly (readonly TermVariant[])[];

const numberPattern = /^[\d().+/-]*\d[\d().+/-]*$/;

/** So many digits make a whole number: those before and after it are another. */
const wholeNumberDigits = 7;

/** Shorter parts of a case number are met anywhere in words already, and a guess at them would find everything. */
const minCodeLength = 3;

/** Whatever is typed means itself; there is no syntax, so nothing is a fault of it. */
export function parseSearchTerms(query: string): SearchTerms {
  const words = foldText(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  const found: TermVariant[][] = [];
  let run: string[] = [];
  const endRun = () => {
    if (run.length > 0) found.push(getNumberVariants(run));
    run = [];
  };
  for (const word of words) {
    const isNumber = numberPattern.test(word);
    const isWhole = isNumber && extractDigits(word).length >= wholeNumberDigits;
    if (!isNumber || isWhole) endRun();
    if (isNumber) run.push(word);
    else found.push([{ where: 'text', parts: [word] }, ...getCodeVariants(word)]);
    if (isWhole) endRun();
  }
  endRun();
  return removeDuplicates(found);
}

/** A case number or reference without the signs between, and without what is easily misread or mistyped. */
export function normalizeCode(text: string): string {
  return foldText(text)
    .replaceAll(/[^\da-z]/g, '')
    .replaceAll('o', '0')
    .replaceAll(/[il]/g, '1');
}

export function extractDigits(text: string): string {
  return text.replaceAll(/\D/g, '');
}

/** As it was typed, piece by piece; or as one number, without what stands before it at home or abroad. */
function getNumberVariants(pieces: readonly string[]): TermVariant[] {
  const joined = extractDigits(pieces.join(''));
  const digits = joined.replace(/^0+/, '');
  const ways: TermVariant[] = [{ where: 'text', parts: [...pieces] }];
  if (digits !== '') ways.push({ where: 'text', parts: [digits] });
  const atHome = digits.replace(/^600?/, '');
  if (digits.startsWith('60') && atHome.length >= wholeNumberDigits) {
    ways.push({ where: 'text', parts: [atHome] });
  }
  return [...removeImpliedVariants(removeDuplicates(ways)), ...getCodeVariants(joined)];
}

/** Where the longer part stands the shorter one does, so the longer one says nothing more. */
function removeImpliedVariants(ways: readonly TermVariant[]): TermVariant[] {
  return ways.filter(
    (way) =>
      !ways.some(
        (other) =>
          other !== way && other.parts.every((part) => way.parts.some((longer) => longer.includes(part))),
      ),
  );
}

function getCodeVariants(word: string): TermVariant[] {
  const code = normalizeCode(word);
  return code.length >= minCodeLength && /\d/.test(word) ? [{ where: 'code', parts: [code] }] : [];
}

function removeDuplicates<T>(all: readonly T[]): T[] {
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}
