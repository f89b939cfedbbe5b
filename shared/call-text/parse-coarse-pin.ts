import type { Gazetteer } from '../gazetteer/gazetteer';
import { getDistanceBetween } from '../gazetteer/get-distance-between';
import { toGeoPoint } from '../pin/find-coordinate-pair';
import type { GeoPoint } from '../pin/geo-point';
import { isInMalaysia, looksSwapped, type Coordinates } from '../pin/pin-and-coordinates';
import { parseRegion } from '../regions/parse-and-suggest-regions';
import { addPin } from './parse-pin';
import type { Span } from './consumable-text';
import { hasField, setAside, type ParserState } from './parser-state';

/**
 * A pair with one or two decimals may as well be two prices. It is a pin, about a kilometre wide, if it lies at a postcode of
 * the text or at the town in front of it, has two decimals, and stands behind an address or alone between commas. Behind an
 * address it is never a part of that: it stays in the rest unless it is a pin.
 */
export function parseCoarsePin(read: ParserState, gazetteer: Gazetteer | undefined): void {
  for (const { 0: pair, index, groups } of [...read.source.remaining.matchAll(coarsePair)].slice(
    0,
    maxPairs,
  )) {
    const span: Span = [index, index + pair.length];
    const numbers = [groups?.['first'] ?? '', groups?.['second'] ?? ''] as const;
    const point = toPointInMalaysia(...numbers);
    if (point === undefined) continue;
    const front =
      read.source.text
        .slice(Math.max(0, index - maxFront), index)
        .split('\n')
        .at(-1) ?? '';
    const isAddressEnd = isBehindPlace(front, gazetteer);
    const isAlone =
      /(?:^|[,;|])\s*$/.test(front) && /^\s*(?:[,;|\n]|$)/.test(read.source.text.slice(span[1]));
    const hasTwoDecimals = numbers.every((number) => /\.\d\d/.test(number));
    const mayBePin = (isAddressEnd || isAlone) && hasTwoDecimals && !hasField(read, 'pin');
    if (mayBePin && isNearPlace(read, front, point.coordinates, gazetteer))
      addPin(read, span, { kind: 'place', source: 'pair', ...point });
    else if (isAddressEnd) setAside(read, span);
  }
}

function toPointInMalaysia(first: string, second: string): GeoPoint | undefined {
  const point = toGeoPoint(first, second);
  const isSwapped = point !== undefined && looksSwapped(point.coordinates);
  const turned = isSwapped ? toGeoPoint(second, first) : point;
  return turned !== undefined && isInMalaysia(turned.coordinates) ? turned : undefined;
}

function isNearPlace(
  { source }: ParserState,
  front: string,
  point: Coordinates,
  gazetteer: Gazetteer | undefined,
): boolean {
  if (gazetteer === undefined) return false;
  const places = [...gazetteer.findPostcodes(source.text), ...gazetteer.findTowns(findLastWords(front))];
  return places.some(
    (place) => getDistanceBetween(place.coordinates, point) <= gazetteer.getReachMetres(place),
  );
}

/** Whether an address ends in front: in a postcode with its town, or in a town or region. */
function isBehindPlace(front: string, gazetteer: Gazetteer | undefined): boolean {
  const words = findLastWords(front);
  const isTown = parseRegion(words) !== undefined || (gazetteer?.findTowns(words).length ?? 0) > 0;
  return isTown || /(?<!\d)\d{5}[\s,]+(?:\p{L}[\p{L}.'’]*[\s,]+){0,4}$/u.test(front);
}

/** The last part between commas, as far as it may name a town. */
function findLastWords(front: string): string {
  return /(?:[\p{L}.'’]+[^\S\n]+){0,3}[\p{L}.'’]+(?=[\s,]*$)/u.exec(front)?.[0] ?? '';
}

const maxFront = 80;
const maxPairs = 5;
const coarsePair =
  /(?<![\p{L}\d.,/:$+-]|\d[^\S\n]|(?:rm|myr)[^\S\n])(?<first>\d{1,3}\.\d{1,20})(?:[^\S\n]?,[^\S\n]?|[^\S\n])(?<second>\d{1,3}\.\d{1,20})(?![\d.]|[^\S\n]?(?:kg|g|ml|l|cm|mm|m|km|%|ringgit|sen|rm)(?!\p{L}))/giu;
