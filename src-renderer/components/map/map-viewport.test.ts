import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  getMetresPerPixel,
  maxZoom,
  panView,
  getPointingRadius,
  scrollIntoView,
  toCoordinates,
  toPoint,
  createView,
  wholeCountry,
  zoomView,
} from './map-viewport';

const size = { width: 870, height: 300 };
const kajang = { latitude: 2.9935, longitude: 101.7874 };

test('all of Malaysia fits at first, from Perlis to the east of Sabah', () => {
  for (const place of [
    { latitude: 6.7, longitude: 100.1 },
    { latitude: 1.3, longitude: 104.3 },
    { latitude: 5.0, longitude: 119.2 },
  ]) {
    const { x, y } = toPoint(wholeCountry, size, place);
    expect(x > 0 && x < size.width && y > 0 && y < size.height).toBe(true);
  }
});

test('converts a drawn point back to its coordinates', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1, max: 7, noNaN: true }),
      fc.double({ min: 100, max: 119, noNaN: true }),
      fc.integer({ min: 0, max: maxZoom }),
      (latitude, longitude, zoom) => {
        const view = { centre: kajang, zoom };
        const place = toCoordinates(view, size, toPoint(view, size, { latitude, longitude }));
        expect(place.latitude).toBeCloseTo(latitude, 3);
        expect(place.longitude).toBeCloseTo(longitude, 3);
      },
    ),
  );
});

test('zooming keeps the place under the pointer, and ends at both ends', () => {
  const before = toPoint(wholeCountry, size, kajang);
  const near = zoomView(wholeCountry, size, 3, kajang);
  expect(near.zoom).toBe(3);
  expect(toPoint(near, size, kajang).x).toBeCloseTo(before.x, 0);
  expect(zoomView(near, size, 99, kajang).zoom).toBe(maxZoom);
  expect(zoomView(near, size, -99, kajang).zoom).toBe(0);
});

test('Malaysia never leaves the map', () => {
  const far = panView(wholeCountry, size, { x: 1e6, y: -1e6 });
  expect(far.centre).toEqual({ latitude: 7.7, longitude: 119.7 });
});

test('the view follows a cross-hair that leaves it, and stays where it is otherwise', () => {
  expect(scrollIntoView(wholeCountry, size, kajang)).toBe(wholeCountry);
  const near = { centre: kajang, zoom: 5 };
  expect(scrollIntoView(near, size, { latitude: 5.98, longitude: 116.07 }).centre).toEqual({
    latitude: 5.98,
    longitude: 116.07,
  });
});

test('the pointing radius follows the scale and has a minimum', () => {
  expect(getMetresPerPixel(size, 0)).toBeGreaterThan(2000);
  expect(getPointingRadius(size, 0)).toBeGreaterThan(20_000);
  expect(getPointingRadius(size, 3)).toBeLessThan(getPointingRadius(size, 2));
  expect(getPointingRadius(size, maxZoom)).toBe(1000);
});

test('the initial view shows the whole possible error, or the whole country for a place abroad', () => {
  expect(createView(size, kajang, 0)).toEqual({ centre: kajang, zoom: 5 });
  const vague = createView(size, kajang, 40_000);
  expect(vague.zoom).toBeLessThan(5);
  expect(40_000 / getMetresPerPixel(size, vague.zoom)).toBeLessThan(size.height / 2);
  expect(createView(size, kajang, 1e9).zoom).toBe(0);
  for (const abroad of [
    { latitude: 0, longitude: 0 },
    { latitude: 48.1, longitude: 11.5 },
    { latitude: Number.NaN, longitude: 1e300 },
  ]) {
    expect(createView(size, abroad, 50)).toBe(wholeCountry);
  }
});
