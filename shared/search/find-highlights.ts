import { fold, foldWithPlaces, type FoldedText } from './fold-text';
import { codeOf, digitsIn, type SearchWords } from './search-terms';
import { numberInText } from './searchable-text';

/** A piece of a text, from its first code unit up to, not including, `to`. */
export type Mark = { readonly from: number; readonly to: number };

/**
 * Where the words of a search stand in a text as it is shown, in order and without overlap. A case number or a
 * reference is a `code`, whose misread signs are marked as well.
 */
export function marksIn(text: string, words: SearchWords, kind: 'text' | 'code' = 'text'): Mark[] {
  const { inText, inCode } = partsMet(text, words, kind);
  if (inText.length === 0 && inCode.length === 0) return [];
  const folded = foldWithPlaces(text);
  const numbers = inText.some((part) => isNumber.test(part)) ? numbersOf(folded) : [];
  const marks = [
    ...inText.flatMap((part) => [
      ...placesOf(part, folded),
      ...(isNumber.test(part) ? numbers.flatMap((number) => placesOf(part, number)) : []),
    ]),
    ...inCode.flatMap((part) => placesOf(part, codeSigns(folded))),
  ];
  return merged(marks);
}

const isNumber = /^\d+$/;

/** What may stand in a text: most texts that are shown have nothing of what is sought, and need no places. */
function partsMet(text: string, words: SearchWords, kind: 'text' | 'code') {
  const folded = fold(text);
  const inText: string[] = [];
  const inCode: string[] = [];
  for (const { where, parts } of words.flat()) {
    for (const part of parts) {
      if (where === 'code') {
        if (kind === 'code' && codeOf(folded).includes(part)) inCode.push(part);
      } else if (folded.includes(part) || (isNumber.test(part) && digitsIn(folded).includes(part))) {
        inText.push(part);
      }
    }
  }
  return { inText, inCode };
}

function placesOf(part: string, { text, from, to }: FoldedText): Mark[] {
  const places: Mark[] = [];
  let at = text.indexOf(part);
  while (at !== -1) {
    places.push({ from: from[at] ?? 0, to: to[at + part.length - 1] ?? 0 });
    at = text.indexOf(part, at + 1);
  }
  return places;
}

function numbersOf(folded: FoldedText): FoldedText[] {
  return Array.from(folded.text.matchAll(numberInText), ({ index, 0: { length } }) =>
    only(piece(folded, index, index + length), (sign) => /\d/.test(sign)),
  );
}

function codeSigns(folded: FoldedText): FoldedText {
  const signs = only(folded, (sign) => codeOf(sign) !== '');
  return { ...signs, text: codeOf(signs.text) };
}

function piece({ text, from, to }: FoldedText, start: number, end: number): FoldedText {
  return { text: text.slice(start, end), from: from.slice(start, end), to: to.slice(start, end) };
}

function only(folded: FoldedText, isKept: (sign: string) => boolean): FoldedText {
  const kept = Array.from({ length: folded.text.length }, (_, at) => at).filter((at) =>
    isKept(folded.text.charAt(at)),
  );
  return {
    text: kept.map((at) => folded.text.charAt(at)).join(''),
    from: kept.map((at) => folded.from[at] ?? 0),
    to: kept.map((at) => folded.to[at] ?? 0),
  };
}

function merged(marks: readonly Mark[]): Mark[] {
  const inOrder: Mark[] = [];
  for (const mark of marks.toSorted((a, b) => a.from - b.from)) {
    const last = inOrder.at(-1);
    if (last !== undefined && mark.from <= last.to) {
      inOrder[inOrder.length - 1] = { from: last.from, to: Math.max(last.to, mark.to) };
    } else inOrder.push(mark);
  }
  return inOrder;
}
