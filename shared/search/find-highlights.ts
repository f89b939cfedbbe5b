import { foldText, foldWithPositions, type FoldedText } from './fold-text';
import { normalizeCode, extractDigits, type SearchTerms } from './search-terms';
import { foldBlanks, numberInText } from './searchable-text';

/** A range of code units, from `from` (inclusive) to `to` (exclusive). */
export type Highlight = { readonly from: number; readonly to: number };

/**
 * Finds the search words in a text as it is shown, in order and without overlaps. In a `code` (a case number or a
 * reference), easily misread characters match as well.
 */
export function findHighlights(
  text: string,
  words: SearchTerms,
  kind: 'text' | 'code' = 'text',
): Highlight[] {
  const { inText, inCode } = filterMatchingParts(text, words, kind);
  if (inText.length === 0 && inCode.length === 0) return [];
  const folded = foldBlanksWithPositions(foldWithPositions(text));
  const numbers = inText.some((part) => isNumber.test(part)) ? splitNumbers(folded) : [];
  const marks = [
    ...inText.flatMap((part) => [
      ...findPositions(part, folded),
      ...(isNumber.test(part) ? numbers.flatMap((number) => findPositions(part, number)) : []),
    ]),
    ...inCode.flatMap((part) => findPositions(part, keepCodeCharacters(folded))),
  ];
  return mergeHighlights(marks);
}

const isNumber = /^\d+$/;

/** Keeps only the words that can occur in a text. Most texts contain none, and then need no positions. */
function filterMatchingParts(text: string, words: SearchTerms, kind: 'text' | 'code') {
  const folded = foldBlanks(foldText(text));
  const inText: string[] = [];
  const inCode: string[] = [];
  for (const { where, parts } of words.flat()) {
    for (const part of parts) {
      if (where === 'code') {
        if (kind === 'code' && normalizeCode(folded).includes(part)) inCode.push(part);
      } else if (folded.includes(part) || (isNumber.test(part) && extractDigits(folded).includes(part))) {
        inText.push(part);
      }
    }
  }
  return { inText, inCode };
}

function findPositions(part: string, { text, from, to }: FoldedText): Highlight[] {
  const places: Highlight[] = [];
  let at = text.indexOf(part);
  while (at !== -1) {
    places.push({ from: from[at] ?? 0, to: to[at + part.length - 1] ?? 0 });
    at = text.indexOf(part, at + 1);
  }
  return places;
}

/** As `foldBlanks` does. */
function foldBlanksWithPositions(folded: FoldedText): FoldedText {
  if (foldBlanks(folded.text) === folded.text) return folded;
  let isAfterBlank = false;
  const kept = filterCharacters(folded, (character) => {
    const isBlank = /\s/.test(character);
    const isKept = !isBlank || !isAfterBlank;
    isAfterBlank = isBlank;
    return isKept;
  });
  return { ...kept, text: foldBlanks(kept.text) };
}

function splitNumbers(folded: FoldedText): FoldedText[] {
  return Array.from(folded.text.matchAll(numberInText), ({ index, 0: { length } }) =>
    filterCharacters(sliceFoldedText(folded, index, index + length), (character) => /\d/.test(character)),
  );
}

function keepCodeCharacters(folded: FoldedText): FoldedText {
  const characters = filterCharacters(folded, (character) => normalizeCode(character) !== '');
  return { ...characters, text: normalizeCode(characters.text) };
}

function sliceFoldedText({ text, from, to }: FoldedText, start: number, end: number): FoldedText {
  return { text: text.slice(start, end), from: from.slice(start, end), to: to.slice(start, end) };
}

function filterCharacters(folded: FoldedText, isKept: (character: string) => boolean): FoldedText {
  const kept = Array.from({ length: folded.text.length }, (_, at) => at).filter((at) =>
    isKept(folded.text.charAt(at)),
  );
  return {
    text: kept.map((at) => folded.text.charAt(at)).join(''),
    from: kept.map((at) => folded.from[at] ?? 0),
    to: kept.map((at) => folded.to[at] ?? 0),
  };
}

function mergeHighlights(marks: readonly Highlight[]): Highlight[] {
  const inOrder: Highlight[] = [];
  for (const mark of marks.toSorted((a, b) => a.from - b.from)) {
    const last = inOrder.at(-1);
    if (last !== undefined && mark.from <= last.to) {
      inOrder[inOrder.length - 1] = { from: last.from, to: Math.max(last.to, mark.to) };
    } else inOrder.push(mark);
  }
  return inOrder;
}
