import { isInMalaysia, type Coordinates } from '../../../shared/pin/coordinates';

/** What a map shows: its middle, and how often it was doubled from the size at which all of Malaysia fits. */
export type MapView = { readonly centre: Coordinates; readonly zoom: number };

/** In CSS pixels. */
export type MapSize = { readonly width: number; readonly height: number };

export type MapPoint = { readonly x: number; readonly y: number };

export const wholeCountry: MapView = { centre: { latitude: 4.15, longitude: 109.45 }, zoom: 0 };
export const maxZoom = 6;

const extent = { south: 0.6, north: 7.7, west: 99.2, east: 119.7 } as const;
const metresPerDegree = 111_195;
/** Malaysia lies so near the equator that one shrinkage does for all of it: wrong by 1 % at most. */
export const longitudeScale = Math.cos((4.15 * Math.PI) / 180);

/** Pixels for one degree of latitude. */
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

/** The place under a pixel, to four decimals: 11 m, which is finer than any map without streets. */
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
/** The map has towns and no streets: however near one looks, it tells a quarter of a town at best. */
const minRadiusMetres = 1000;

/** How far off a place may be that was pointed at: what a hand can tell apart on the screen. */
export function getPointingRadius(size: MapSize, zoom: number): number {
  const metres = pointingPrecisionPixels * getMetresPerPixel(size, zoom);
  return Math.max(minRadiusMetres, Math.ceil(metres / 500) * 500);
}

const maxInitialZoom = 5;

/** As near as still shows all of the doubt; the whole country for a place that is not in it. */
export function createView(size: MapSize, place: Coordinates, radiusMetres: number): MapView {
  if (!isInMalaysia(place)) return wholeCountry;
  const roomMetres = 0.4 * Math.min(size.width, size.height) * getMetresPerPixel(size, 0);
  const zoom = Math.floor(Math.log2(roomMetres / Math.max(1, radiusMetres)));
  return { centre: place, zoom: Math.min(maxInitialZoom, Math.max(0, zoom)) };
}

/** Nearer by `by` steps (farther where negative), with `place` staying under the same pixel. */
export function zoomView(view: MapView, size: MapSize, by: number, place: Coordinates): MapView {
  const zoom = Math.min(maxZoom, Math.max(0, view.zoom + by));
  const before = toPoint(view, size, place);
  const moved = toPoint({ ...view, zoom }, size, place);
  return panView({ ...view, zoom }, size, { x: moved.x - before.x, y: moved.y - before.y });
}

/** Moved by pixels, never so far that Malaysia is out of sight. */
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

/** The view that has a place in it, well inside its edges: the same one where that is so already. */
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
