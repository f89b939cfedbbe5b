import type { Coordinates } from './pin-and-coordinates';

/** A point, and the possible distance of the true place in metres. */
export type GeoPoint = { readonly coordinates: Coordinates; readonly radiusMetres: number };

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
