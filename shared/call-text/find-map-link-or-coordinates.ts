import { parseLocation, type FindTown } from '../pin/parse-location';
import type { ParsedLocation } from '../pin/parsed-location';
import type { Span } from './consumable-text';

const maxLocationWords = 10;
const maxWordsTried = 300;

/** Finds the shortest run of words in a line that is a location. */
export function findMapLinkOrCoordinates(
  line: string,
  findTown: FindTown,
): { span: Span; place: ParsedLocation } | undefined {
  const words = [...line.matchAll(/\S+/g)].slice(0, maxWordsTried);
  let second: { span: Span; place: ParsedLocation } | undefined;
  for (let count = 1; count <= maxLocationWords; count += 1) {
    for (let first = 0; first + count <= words.length; first += 1) {
      const [head, last] = [words[first], words[first + count - 1]];
      if (head !== undefined && last !== undefined) {
        const span: Span = [head.index, last.index + last[0].length];
        const place = parseLocation(line.slice(...span), findTown);
        if (place.kind === 'place') return { span, place };
        if (place.kind !== 'no-place') second ??= { span, place };
      }
    }
    if (second !== undefined && second.place.kind !== 'short-plus-code') return second;
  }
  return second;
}
