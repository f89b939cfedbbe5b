import { parseLocation, type FindTown } from '../pin/parse-location';
import { findShortPlusCode } from '../pin/plus-code';
import { looksSwapped } from '../pin/pin-and-coordinates';
import type { ParsedLocation } from '../pin/parsed-location';
import { consume, findRemainingPieces, type Span } from './consumable-text';
import { findMapLinkOrCoordinates } from './find-map-link-or-coordinates';
import { hasField, setAside, type ParserState } from './parser-state';

/** A short link is no pin: only its service knows the place. A pair that lies in Malaysia the other way round is meant so. */
export function addPin(read: ParserState, span: Span, place: ParsedLocation): void {
  if (hasField(read, 'pin') || place.kind !== 'place') return setAside(read, span);
  const { latitude, longitude } = place.coordinates;
  const coordinates = looksSwapped(place.coordinates)
    ? { latitude: longitude, longitude: latitude }
    : place.coordinates;
  const from = place.source === 'plus-code' ? withoutTown(read.source.text, span) : span;
  read.fields.push({ field: 'pin', value: { ...place, coordinates }, from });
  read.source = consume(read.source, from);
}

/** The town of `4PX6+2Q Kajang` is an address as well. */
function withoutTown(text: string, [start, end]: Span): Span {
  const place = text.slice(start, end);
  const code = findShortPlusCode(place)?.code;
  const at = code === undefined ? -1 : place.toUpperCase().indexOf(code);
  return code === undefined || at < 0 ? [start, end] : [start + at, start + at + code.length];
}

/**
 * Finds the shortest run of words in a line that is a location. Links stand alone; pairs may contain blanks. Of two
 * pairs, as in `2.1896,102.2501 is my house, the shop is at 2.2006,102.2405`, no rule knows which one is the shop.
 */
export function parsePin(read: ParserState, findTown: FindTown): void {
  const pairs = findPairs(read.source.remaining);
  if (new Set(pairs.map(([start, end]) => read.source.text.slice(start, end).replaceAll(/\s/g, ''))).size > 1)
    for (const pair of pairs) setAside(read, pair);
  for (const piece of findRemainingPieces(read.source)) {
    const line = read.source.text.slice(...piece);
    const isAny = /\d[.°+]|:\/\/|\.\w+\/|\/\/\/|geo:|[\dCFGHJMPQRVWX]{4}\+/i.test(line);
    if (isAny && parseLocation(line, findTown).kind !== 'no-place') {
      const found = findMapLinkOrCoordinates(line, findTown);
      if (found !== undefined) {
        addPin(read, [piece[0] + found.span[0], piece[0] + found.span[1]], found.place);
      }
    }
  }
}

function findPairs(text: string): Span[] {
  return [...text.matchAll(/(?<![\d.])-?\d{1,3}\.\d{3,}(?:\s?,\s?|\s)-?\d{1,3}\.\d{3,}/g)].map(
    ({ 0: pair, index }) => [index, index + pair.length],
  );
}
