import {
  middleOfView,
  placeInParams,
  placeInTwoParams,
  placeInValue,
  withDoubt,
  zoomOf,
} from './link-parameters';
import type { Link } from './parse-links';
import { spotOf } from './find-coordinate-pair';
import { fullPlusCodeIn } from './plus-code';
import { radiusOfDecimals, spotAt, type Spot } from './parsed-location';

export function isGoogleMaps({ scheme, host }: Link): boolean {
  return (
    /(?:^|\.)google\.[a-z]{2,3}(?:\.[a-z]{2})?$/.test(host) ||
    /^(?:comgooglemaps|comgooglemapsurl|google\.navigation)$/.test(scheme)
  );
}

/**
 * Where a Google Maps link leads, the surest first: the destination of a route, the marked place, a pair or
 * Plus Code searched for, and at last the middle of the view. Never where a route begins.
 */
export function placeOfGoogleMaps(link: Link): Spot | undefined {
  const isRoute = /\/dir\//.test(link.path);
  const segments = segmentsOf(link.path);
  return (
    (isRoute ? placeInValue(segments.at(-1) ?? '') : undefined) ??
    (isRoute ? destinationIn(link.whole) : markedPlaceIn(link.whole)) ??
    placeInParams(link, ['destination', 'daddr', 'query', 'q', 'markers']) ??
    withDoubt(placeInParams(link, ['cbll', 'viewpoint']), metresFromCameraToShop) ??
    placeInTwoParams(link) ??
    (isRoute ? undefined : placeInSegments(segments)) ??
    fullPlusCodeIn(link.whole.slice(0, 500)) ??
    destinationIn(link.whole) ??
    embeddedViewIn(link.whole) ??
    (isRoute ? undefined : viewIn(link.whole)) ??
    middleOfView(placeInParams(link, ['ll', 'center', 'sll', 'near']), zoomOf(link))
  );
}

/** `/maps/place/3.1573,101.7122/@…/data=…` without what describes the view. */
function segmentsOf(path: string): string[] {
  return path
    .split('/')
    .filter((segment) => segment !== '' && !segment.startsWith('@') && !segment.startsWith('data='));
}

function placeInSegments(segments: readonly string[]): Spot | undefined {
  for (const segment of segments.slice(0, 8)) {
    const spot = placeInValue(segment);
    if (spot !== undefined) return spot;
  }
  return undefined;
}

const decimal = String.raw`(-?\d{1,3}(?:\.\d{1,20})?)`;

/** `!3d` latitude `!4d` longitude: the place itself. Of several, the last is the one that was opened. */
function markedPlaceIn(text: string): Spot | undefined {
  return lastOf(text, new RegExp(`!3d${decimal}!4d${decimal}`, 'g'));
}

/** A route's stops: `!2m2!1d` longitude `!2d` latitude, or in embedded maps `!3m2!1d` latitude `!2d` longitude. */
function destinationIn(text: string): Spot | undefined {
  if (/!1m0(?:!3e\d)?$/.test(text.split(/[?&]/, 1)[0] ?? '')) return undefined;
  const stops = [...text.matchAll(new RegExp(`!([23])m2!1d${decimal}!2d${decimal}`, 'g'))];
  const [, order, first = '', second = ''] = stops.at(-1) ?? [];
  if (order === undefined) return undefined;
  return order === '2' ? spotOf(second, first) : spotOf(first, second);
}

/** `!1d` metres of height `!2d` longitude `!3d` latitude: the view of an embedded map. */
function embeddedViewIn(text: string): Spot | undefined {
  const view = new RegExp(String.raw`!1d(\d{1,9}(?:\.\d{1,20})?)!2d${decimal}!3d${decimal}`);
  const [, heightMetres, longitude, latitude] = view.exec(text) ?? [];
  if (heightMetres === undefined || longitude === undefined || latitude === undefined) return undefined;
  return spotAt(Number(latitude), Number(longitude), Math.round(Number(heightMetres) / 8));
}

/** `@` latitude, longitude, and how near: `17z` on maps, `880m` on satellite pictures, `3a` in the street. */
function viewIn(text: string): Spot | undefined {
  const view = new RegExp(String.raw`@${decimal},\s?${decimal}(?:,(\d{1,7}(?:\.\d{1,5})?)([zma]))?`);
  const [, latitude, longitude, size = '', unit] = view.exec(text) ?? [];
  if (latitude === undefined || longitude === undefined) return undefined;
  if (unit === 'a') return spotAt(Number(latitude), Number(longitude), metresFromCameraToShop);
  if (unit === 'm') return spotAt(Number(latitude), Number(longitude), Math.round(Number(size) / 2));
  const spot = spotAt(Number(latitude), Number(longitude));
  return middleOfView(spot, unit === 'z' ? Number(size) : undefined);
}

const metresFromCameraToShop = 30;

function lastOf(text: string, pattern: RegExp): Spot | undefined {
  const [, latitude = '', longitude = ''] = [...text.matchAll(pattern)].at(-1) ?? [];
  return latitude === ''
    ? undefined
    : spotAt(Number(latitude), Number(longitude), radiusOfDecimals(latitude));
}
