import type { Coordinates, PinSource } from './coordinates';

/** A point and how far the true place may lie from it, in metres. */
export type GeoPoint = { readonly coordinates: Coordinates; readonly radiusMetres: number };

/** Whose link it is, as its owner writes the name. */
export type LinkService =
  | 'Google Maps'
  | 'Waze'
  | 'Apple Maps'
  | 'OpenStreetMap'
  | 'Bing Maps'
  | 'HERE WeGo'
  | 'Petal Maps'
  | 'Yandex Maps'
  | 'Amap'
  | 'Baidu Maps'
  | 'Tencent Maps'
  | 'Grab'
  | 'what3words'
  | 'link shortener';

export type LocatedPlace = GeoPoint & { readonly kind: 'place'; readonly source: PinSource };

/**
 * What a text says about where. A short link names a place that only its service can look up: the agent opens it
 * and copies the long address or the pair from there. A long link may give a name, a number or nothing instead of
 * coordinates: there the pair alone helps. A short Plus Code lacks the town it belongs to.
 */
export type ParsedLocation =
  | LocatedPlace
  | { readonly kind: 'short-link' | 'link-without-place'; readonly service: LinkService }
  | { readonly kind: 'short-plus-code'; readonly code: string }
  | { readonly kind: 'no-place' };

const metresPerDegree = 111_195;

/** The two numbers as one spot, undefined where they are no place either way round, or are 0,0. */
export function createGeoPoint(latitude: number, longitude: number, radiusMetres = 0): GeoPoint | undefined {
  const larger = Math.max(Math.abs(latitude), Math.abs(longitude));
  const smaller = Math.min(Math.abs(latitude), Math.abs(longitude));
  if (!(larger <= 180 && smaller <= 90) || larger === 0) return undefined;
  return { coordinates: { latitude, longitude }, radiusMetres };
}

/** The doubt in a decimal degree as written: half of its last digit, nothing from four decimals on (5 m). */
export function getDecimalRadius(...written: string[]): number {
  const decimals = Math.min(...written.map((number) => /\.(\d*)$/.exec(number)?.[1]?.length ?? 0));
  return decimals >= 4 ? 0 : Math.round((metresPerDegree / 2) * 10 ** -decimals);
}

/** Half the diagonal of a cell: wherever in it the place lies, it is not farther from the middle. */
export function getCellRadius(latitude: number, heightDegrees: number, widthDegrees: number): number {
  const width = widthDegrees * Math.cos((latitude * Math.PI) / 180);
  return Math.ceil((Math.hypot(heightDegrees, width) / 2) * metresPerDegree);
}
