import {
  toViewCentre,
  findPointInParameters,
  findPointInParameterPair,
  parsePointParameter,
  widenRadius,
  getZoom,
} from './find-point-in-link-parameters';
import type { ParsedLink } from './find-links-in-text';
import { toGeoPoint } from './find-coordinate-pair';
import { findFullPlusCode } from './plus-code';
import { getDecimalRadius, createGeoPoint, type GeoPoint } from './geo-point';

export function isGoogleMapsLink({ scheme, host }: ParsedLink): boolean {
  return (
    /(?:^|\.)google\.[a-z]{2,3}(?:\.[a-z]{2})?$/.test(host) ||
    /^(?:comgooglemaps|comgooglemapsurl|google\.navigation)$/.test(scheme)
  );
}

/**
 * Returns the place of a Google Maps link, most reliable first: the destination of a route, the marked place, a pair
 * or Plus Code in the search, and last the centre of the view. The start of a route never counts.
 */
export function locateGoogleMapsLink(link: ParsedLink): GeoPoint | undefined {
  const isRoute = /\/dir\//.test(link.path);
  const segments = splitPath(link.path);
  return (
    (isRoute ? parsePointParameter(segments.at(-1) ?? '') : undefined) ??
    (isRoute ? findDestination(link.whole) : findMarkedPoint(link.whole)) ??
    findPointInParameters(link, ['destination', 'daddr', 'query', 'q', 'markers']) ??
    widenRadius(findPointInParameters(link, ['cbll', 'viewpoint']), metresFromCameraToShop) ??
    findPointInParameterPair(link) ??
    (isRoute ? undefined : findPointInSegments(segments)) ??
    findFullPlusCode(link.whole.slice(0, 500)) ??
    findDestination(link.whole) ??
    findEmbeddedView(link.whole) ??
    (isRoute ? undefined : findView(link.whole)) ??
    toViewCentre(findPointInParameters(link, ['ll', 'center', 'sll', 'near']), getZoom(link))
  );
}

/** Splits `/maps/place/3.1573,101.7122/@…/data=…`, without the parts that describe the view. */
function splitPath(path: string): string[] {
  return path
    .split('/')
    .filter((segment) => segment !== '' && !segment.startsWith('@') && !segment.startsWith('data='));
}

function findPointInSegments(segments: readonly string[]): GeoPoint | undefined {
  for (const segment of segments.slice(0, 8)) {
    const point = parsePointParameter(segment);
    if (point !== undefined) return point;
  }
  return undefined;
}

const decimal = String.raw`(-?\d{1,3}(?:\.\d{1,20})?)`;

/** Finds `!3d` latitude `!4d` longitude, the place itself. If there are several, the last one was opened. */
function findMarkedPoint(text: string): GeoPoint | undefined {
  return findLastPoint(text, new RegExp(`!3d${decimal}!4d${decimal}`, 'g'));
}

/**
 * Finds a route's stops: `!2m2!1d` longitude `!2d` latitude, or in embedded maps `!3m2!1d` latitude `!2d` longitude.
 */
function findDestination(text: string): GeoPoint | undefined {
  if (/!1m0(?:!3e\d)?$/.test(text.split(/[?&]/, 1)[0] ?? '')) return undefined;
  const stops = [...text.matchAll(new RegExp(`!([23])m2!1d${decimal}!2d${decimal}`, 'g'))];
  const [, order, first = '', second = ''] = stops.at(-1) ?? [];
  if (order === undefined) return undefined;
  return order === '2' ? toGeoPoint(second, first) : toGeoPoint(first, second);
}

/** Finds the view of an embedded map: `!1d` metres of height `!2d` longitude `!3d` latitude. */
function findEmbeddedView(text: string): GeoPoint | undefined {
  const view = new RegExp(String.raw`!1d(\d{1,9}(?:\.\d{1,20})?)!2d${decimal}!3d${decimal}`);
  const [, heightMetres, longitude, latitude] = view.exec(text) ?? [];
  if (heightMetres === undefined || longitude === undefined || latitude === undefined) return undefined;
  return createGeoPoint(Number(latitude), Number(longitude), Math.round(Number(heightMetres) / 8));
}

/**
 * Finds `@` latitude, longitude, and the scale of the view: `17z` on maps, `880m` on satellite pictures, `3a` in
 * Street View.
 */
function findView(text: string): GeoPoint | undefined {
  const view = new RegExp(String.raw`@${decimal},\s?${decimal}(?:,(\d{1,7}(?:\.\d{1,5})?)([zma]))?`);
  const [, latitude, longitude, size = '', unit] = view.exec(text) ?? [];
  if (latitude === undefined || longitude === undefined) return undefined;
  if (unit === 'a') return createGeoPoint(Number(latitude), Number(longitude), metresFromCameraToShop);
  if (unit === 'm') return createGeoPoint(Number(latitude), Number(longitude), Math.round(Number(size) / 2));
  const point = createGeoPoint(Number(latitude), Number(longitude));
  return toViewCentre(point, unit === 'z' ? Number(size) : undefined);
}

const metresFromCameraToShop = 30;

function findLastPoint(text: string, pattern: RegExp): GeoPoint | undefined {
  const [, latitude = '', longitude = ''] = [...text.matchAll(pattern)].at(-1) ?? [];
  return latitude === ''
    ? undefined
    : createGeoPoint(Number(latitude), Number(longitude), getDecimalRadius(latitude));
}
