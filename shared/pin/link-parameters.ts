import { degreesIn } from './parse-degrees';
import type { Link } from './parse-links';
import { pairAtStart, spotOf } from './find-coordinate-pair';
import type { Spot } from './parsed-location';
import { fullPlusCodeIn } from './plus-code';

/** The place that a link's value is, or that follows the `@` or `to:` in it: pair, degrees or Plus Code. */
export function placeInValue(value: string): Spot | undefined {
  const lastStop = value.split(/\bto:/i).at(-1) ?? value;
  const afterMark = /@(?=\s?[+-]?\d)(.*)$/.exec(lastStop)?.[1];
  return (
    pairAtStart(lastStop) ??
    (afterMark === undefined ? undefined : pairAtStart(afterMark)) ??
    (value.length <= 200 ? (degreesIn(value) ?? fullPlusCodeIn(value)) : undefined)
  );
}

/** The first of the named values that is a place. */
export function placeInParams(link: Link, names: readonly string[]): Spot | undefined {
  for (const name of names) {
    const value = link.params.get(name);
    if (value !== undefined) {
      const spot = placeInValue(value) ?? fullPlusCodeIn(link.rawParams.get(name)?.slice(0, 200) ?? '');
      if (spot !== undefined) return spot;
    }
  }
  return undefined;
}

/** Latitude and longitude in values of their own. */
export function placeInTwoParams(link: Link): Spot | undefined {
  for (const [north, east] of twoParams) {
    const latitude = link.params.get(north) ?? '';
    const longitude = link.params.get(east) ?? '';
    if (isDecimal(latitude) && isDecimal(longitude)) return spotOf(latitude, longitude);
  }
  return undefined;
}

const twoParams = [
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
export function middleOfView(spot: Spot | undefined, zoom = 15): Spot | undefined {
  if (spot === undefined) return undefined;
  const worldMetres = 40_075_017 * Math.cos((spot.coordinates.latitude * Math.PI) / 180);
  return withDoubt(spot, Math.round(Math.abs(worldMetres) / 2 ** Math.min(Math.max(zoom, 1), 22)));
}

/** The same spot, at least so rough. */
export function withDoubt(spot: Spot | undefined, radiusMetres: number): Spot | undefined {
  return spot && { ...spot, radiusMetres: Math.max(spot.radiusMetres, radiusMetres) };
}

/** The zoom level that a link gives under one of the usual names. */
export function zoomOf({ params }: Link): number | undefined {
  const text = params.get('z') ?? params.get('zoom') ?? params.get('lvl') ?? '';
  return /^\d{1,2}(?:\.\d{1,20})?z?$/.test(text) ? Number.parseFloat(text) : undefined;
}
