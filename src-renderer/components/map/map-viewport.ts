import { isInMalaysia, type Coordinates } from '../../../shared/pin/pin-and-coordinates';

/**
 * The visible part of a map: its centre, and how often the scale was doubled from the one that shows all of Malaysia.
 */
export type MapView = { readonly centre: Coordinates; readonly zoom: number };

/** In CSS pixels. */
export type MapSize = { readonly width: number; readonly height: number };

export type MapPoint = { readonly x: number; readonly y: number };

export const wholeCountry: MapView = { centre: { latitude: 4.15, longitude: 109.45 }, zoom: 0 };
export const maxZoom = 6;

const extent = { south: 0.6, north: 7.7, west: 99.2, east: 119.7 } as const;
const metresPerDegree = 111_195;
/** Malaysia is so near the equator that one factor suffices for all of it, with an error of at most 1 %. */
export const longitudeScale = Math.cos((4.15 * Math.PI) / 180);

/** Pixels per degree of latitude. */
export function getScale({ width, height }: MapSize, zoom: number): number {
  const fitting = Math.min(
    width / ((extent.east - extent.west) * longitudeScale),
    height / (extent.north - extent.south),
  );
  return Math.max(1, fitting) * 2 ** zoom;
}

export function toPoint({ centre, zoom }: MapView, size: MapSize, place: Coordinates): MapPoint {
  const scale = getScale(size, zoom);
  return {
    x: size.width / 2 + (place.longitude - centre.longitude) * longitudeScale * scale,
    y: size.height / 2 - (place.latitude - centre.latitude) * scale,
  };
}

/** The coordinates of a pixel, rounded to four decimals: 11 m, finer than any map without streets shows. */
export function toCoordinates({ centre, zoom }: MapView, size: MapSize, { x, y }: MapPoint): Coordinates {
  const scale = getScale(size, zoom);
  return clampToExtent({
    latitude: centre.latitude - (y - size.height / 2) / scale,
    longitude: centre.longitude + (x - size.width / 2) / (longitudeScale * scale),
  });
}

export function getMetresPerPixel(size: MapSize, zoom: number): number {
  return metresPerDegree / getScale(size, zoom);
}

const pointingPrecisionPixels = 8;
/** The map has towns but no streets: even the closest view shows a quarter of a town at best. */
const minRadiusMetres = 1000;

/** The possible error of a place picked on the map: the precision of a hand on the screen. */
export function getPointingRadius(size: MapSize, zoom: number): number {
  const metres = pointingPrecisionPixels * getMetresPerPixel(size, zoom);
  return Math.max(minRadiusMetres, Math.ceil(metres / 500) * 500);
}

const maxInitialZoom = 5;

/** The closest view that shows the whole possible error. For a place outside Malaysia, the whole country. */
export function createView(size: MapSize, place: Coordinates, radiusMetres: number): MapView {
  if (!isInMalaysia(place)) return wholeCountry;
  const roomMetres = 0.4 * Math.min(size.width, size.height) * getMetresPerPixel(size, 0);
  const zoom = Math.floor(Math.log2(roomMetres / Math.max(1, radiusMetres)));
  return { centre: place, zoom: Math.min(maxInitialZoom, Math.max(0, zoom)) };
}

/** The closest view around a place that shows all of an area, given as rings of longitude, latitude, longitude… */
export function createViewOfArea(
  { width, height }: MapSize,
  centre: Coordinates,
  rings: readonly (readonly number[])[],
): MapView {
  let [east, north] = [0, 0];
  for (const ring of rings) {
    for (let index = 0; index < ring.length; index += 2) {
      east = Math.max(east, Math.abs((ring[index] ?? 0) - centre.longitude));
      north = Math.max(north, Math.abs((ring[index + 1] ?? 0) - centre.latitude));
    }
  }
  const scale = Math.min(width / 2 / (east * longitudeScale), height / 2 / north);
  const zoom = Math.floor(Math.log2(scale / getScale({ width, height }, 0)));
  return { centre, zoom: Math.min(maxInitialZoom, Math.max(0, zoom)) };
}

/** Zooms in by `by` steps (out if negative), with `place` staying at the same pixel. */
export function zoomView(view: MapView, size: MapSize, by: number, place: Coordinates): MapView {
  const zoom = Math.min(maxZoom, Math.max(0, view.zoom + by));
  const before = toPoint(view, size, place);
  const moved = toPoint({ ...view, zoom }, size, place);
  return panView({ ...view, zoom }, size, { x: moved.x - before.x, y: moved.y - before.y });
}

/** Moves a view by pixels, but never so far that Malaysia leaves it. */
export function panView(view: MapView, size: MapSize, { x, y }: MapPoint): MapView {
  const scale = getScale(size, view.zoom);
  return {
    zoom: view.zoom,
    centre: clampToExtent({
      latitude: view.centre.latitude - y / scale,
      longitude: view.centre.longitude + x / (longitudeScale * scale),
    }),
  };
}

/** Returns a view with a place well inside its edges: the same view if it already is. */
export function scrollIntoView(view: MapView, size: MapSize, place: Coordinates): MapView {
  const { x, y } = toPoint(view, size, place);
  const isInside = isInRange(x, size.width) && isInRange(y, size.height);
  return isInside ? view : { ...view, centre: place };
}

function isInRange(at: number, length: number): boolean {
  return at >= length * 0.08 && at <= length * 0.92;
}

function clampToExtent({ latitude, longitude }: Coordinates): Coordinates {
  return {
    latitude: toFourDecimals(Math.min(extent.north, Math.max(extent.south, latitude))),
    longitude: toFourDecimals(Math.min(extent.east, Math.max(extent.west, longitude))),
  };
}

function toFourDecimals(degrees: number): number {
  return Math.round(degrees * 10_000) / 10_000;
}
