import { parseDegrees } from './parse-degrees';
import type { ParsedLink } from './parse-links';
import { parseLeadingPair, toGeoPoint } from './find-coordinate-pair';
import type { GeoPoint } from './parsed-location';
import { findFullPlusCode } from './plus-code';

/** The place that a link's value is, or that follows the `@` or `to:` in it: pair, degrees or Plus Code. */
export function parsePointParameter(value: string): GeoPoint | undefined {
  const lastStop = value.split(/\bto:/i).at(-1) ?? value;
  const afterMark = /@(?=\s?[+-]?\d)(.*)$/.exec(lastStop)?.[1];
  return (
    parseLeadingPair(lastStop) ??
    (afterMark === undefined ? undefined : parseLeadingPair(afterMark)) ??
    (value.length <= 200 ? (parseDegrees(value) ?? findFullPlusCode(value)) : undefined)
  );
}

/** The first of the named values that is a place. */
export function findPointInParameters(link: ParsedLink, names: readonly string[]): GeoPoint | undefined {
  for (const name of names) {
    const value = link.params.get(name);
    if (value !== undefined) {
      const spot =
        parsePointParameter(value) ?? findFullPlusCode(link.rawParams.get(name)?.slice(0, 200) ?? '');
      if (spot !== undefined) return spot;
    }
  }
  return undefined;
}

/** Latitude and longitude in values of their own. */
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
 * The middle of what the sender's screen showed, which is not the place itself: it lies somewhere on that
 * screen, here taken as 256 pixels around at zoom level `zoom` of the usual web map. Without a level, it is taken
 * for a view of some streets.
 */
export function toViewCentre(spot: GeoPoint | undefined, zoom = 15): GeoPoint | undefined {
  if (spot === undefined) return undefined;
  const worldMetres = 40_075_017 * Math.cos((spot.coordinates.latitude * Math.PI) / 180);
  return widenRadius(spot, Math.round(Math.abs(worldMetres) / 2 ** Math.min(Math.max(zoom, 1), 22)));
}

/** The same spot, at least so rough. */
export function widenRadius(spot: GeoPoint | undefined, radiusMetres: number): GeoPoint | undefined {
  return spot && { ...spot, radiusMetres: Math.max(spot.radiusMetres, radiusMetres) };
}

/** The zoom level that a link gives under one of the usual names. */
export function getZoom({ params }: ParsedLink): number | undefined {
  const text = params.get('z') ?? params.get('zoom') ?? params.get('lvl') ?? '';
  return /^\d{1,2}(?:\.\d{1,20})?z?$/.test(text) ? Number.parseFloat(text) : undefined;
}
