import type { Coordinates, PinSource } from './pin-and-coordinates';

/** A point, and the possible distance of the true place in metres. */
export type GeoPoint = { readonly coordinates: Coordinates; readonly radiusMetres: number };

/** The map service of a link, in its own spelling, or a service that shortens links to anything. */
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
  | 'link-shortener';

export type LocatedPlace = GeoPoint & { readonly kind: 'place'; readonly source: PinSource };

/**
 * What a text says about a place. For a short link, only its service knows the place: the agent opens it and copies
 * the long address or the pair from there. A long link may have a name, a number or nothing instead of coordinates;
 * then only the pair helps. A short Plus Code lacks its town.
 */
export type ParsedLocation =
  | LocatedPlace
  | { readonly kind: 'short-link' | 'link-without-place'; readonly service: LinkService }
  | { readonly kind: 'short-plus-code'; readonly code: string }
  | { readonly kind: 'no-place' };

const metresPerDegree = 111_195;

/** Makes a point from two numbers. Returns undefined if they are no place in either order, or are 0,0. */
export function createGeoPoint(latitude: number, longitude: number, radiusMetres = 0): GeoPoint | undefined {
  const larger = Math.max(Math.abs(latitude), Math.abs(longitude));
  const smaller = Math.min(Math.abs(latitude), Math.abs(longitude));
  if (!(larger <= 180 && smaller <= 90) || larger === 0) return undefined;
  return { coordinates: { latitude, longitude }, radiusMetres };
}

/**
 * The possible error of decimal degrees as written, in metres: half of the last digit, or 0 from four decimals on (5
 * m).
 */
export function getDecimalRadius(...written: string[]): number {
  const decimals = Math.min(...written.map((number) => /\.(\d*)$/.exec(number)?.[1]?.length ?? 0));
  return decimals >= 4 ? 0 : Math.round((metresPerDegree / 2) * 10 ** -decimals);
}

/** Half the diagonal of a cell, in metres. No point of the cell is farther from its centre. */
export function getCellRadius(latitude: number, heightDegrees: number, widthDegrees: number): number {
  const width = widthDegrees * Math.cos((latitude * Math.PI) / 180);
  return Math.ceil((Math.hypot(heightDegrees, width) / 2) * metresPerDegree);
}
