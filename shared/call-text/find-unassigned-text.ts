import { findRemainingPieces, trimSpan, type Span } from './consumable-text';
import { toSingleLine } from './to-single-line';
import { trimFillers } from './trim-fillers';
import { isLabel } from './find-labels-without-separator';
import type { ParseState } from './parse-state';

/** Returns the text that no field holds, in order, without fillers such as greetings around it. */
export function findUnassignedText({ source, unplaced }: ParseState): string[] {
  const remaining = findRemainingPieces(source).map((piece) => trimSpan(source, trimFillers(source, piece)));
  return [...remaining, ...unplaced.map((span) => trimSpan(source, span))]
    .filter(([start, end]) => start < end)
    .toSorted(([a], [b]) => a - b)
    .map((span: Span) => toSingleLine(source, span))
    .filter((words) => /[\p{L}\p{N}]/u.test(words) && !isLabel(words));
}
