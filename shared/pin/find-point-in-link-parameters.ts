import { parseDmsCoordinates } from './parse-dms-coordinates';
import type { ParsedLink } from './find-links-in-text';
import { parseLeadingPair, toGeoPoint } from './find-coordinate-pair';
import type { GeoPoint } from './geo-point';
import { findFullPlusCode } from './plus-code';

/** Parses a link's value as a place: a pair, degrees or a Plus Code. `@` or `to:` may precede it. */
export function parsePointParameter(value: string): GeoPoint | undefined {
  const lastStop = value.split(/\bto:/i).at(-1) ?? value;
  const afterMark = /@(?=\s?[+-]?\d)(.*)$/.exec(lastStop)?.[1];
  return (
    parseLeadingPair(lastStop) ??
    (afterMark === undefined ? undefined : parseLeadingPair(afterMark)) ??
    (value.length <= 200 ? (parseDmsCoordinates(value) ?? findFullPlusCode(value)) : undefined)
  );
}

/** Returns the place in the first of the named values that is one. */
export function findPointInParameters(link: ParsedLink, names: readonly string[]): GeoPoint | undefined {
  for (const name of names) {
    const value = link.params.get(name);
    if (value !== undefined) {
      const point =
        parsePointParameter(value) ?? findFullPlusCode(link.rawParams.get(name)?.slice(0, 200) ?? '');
      if (point !== undefined) return point;
    }
  }
  return undefined;
}

/** Finds latitude and longitude in two separate values. */
export function findPointInParameterPair(link: ParsedLink): GeoPoint | undefined {
  for (const [north, east] of parameterPairs) {
    const latitude = link.params.get(north) ?? '';
    const longitude = link.params.get(east) ?? '';
    if (isDecimal(latitude) && isDecimal(longitude)) return toGeoPoint(latitude, longitude);
  }
  return undefined;
}

const parameterPairs = [
  ['mlat', 'mlon'],
  ['to_lat', 'to_lon'],
  ['lat', 'lon'],
  ['lat', 'lng'],
  ['lat', 'long'],
  ['latitude', 'longitude'],
  ['pointy', 'pointx'],
  ['dlat', 'dlon'],
] as const;

function isDecimal(text: string): boolean {
  return /^[+-]?\d{1,3}(?:\.\d{1,20})?$/.test(text);
}

/**
 * Returns the centre of the sender's view. The place itself lies somewhere on that screen, taken here as 256 pixels
 * around the centre at zoom level `zoom` of the usual web map. The default level shows a few streets.
 */
export function toViewCentre(point: GeoPoint | undefined, zoom = 15): GeoPoint | undefined {
  if (point === undefined) return undefined;
  const worldMetres = 40_075_017 * Math.cos((point.coordinates.latitude * Math.PI) / 180);
  return widenRadius(point, Math.round(Math.abs(worldMetres) / 2 ** Math.min(Math.max(zoom, 1), 22)));
}

/** Returns the same point with at least this possible error. */
export function widenRadius(point: GeoPoint | undefined, radiusMetres: number): GeoPoint | undefined {
  return point && { ...point, radiusMetres: Math.max(point.radiusMetres, radiusMetres) };
}

/** Returns the zoom level in a link's usual parameters. */
export function getZoom({ params }: ParsedLink): number | undefined {
  const text = params.get('z') ?? params.get('zoom') ?? params.get('lvl') ?? '';
  return /^\d{1,2}(?:\.\d{1,20})?z?$/.test(text) ? Number.parseFloat(text) : undefined;
}
