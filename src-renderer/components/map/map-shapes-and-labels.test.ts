import { expect, test } from 'vitest';
import outlines from '../../../shared/gazetteer/region-outlines.json';
import { createGazetteer } from '../../../shared/gazetteer/gazetteer';
import towns from '../../../shared/gazetteer/towns.json';
import { placeLabels, getCentre, toSvgPath } from './map-shapes-and-labels';
import { findNearestTown } from './find-nearest-town';
import { wholeCountry } from './map-viewport';

const { mapData } = createGazetteer(towns, outlines);
const size = { width: 870, height: 300 };
const kajang = { latitude: 2.9935, longitude: 101.7874 };

test('from afar the states are named, from near the towns, and no two names touch', () => {
  const far = placeLabels(mapData, wholeCountry, size);
  expect(far.map(({ name }) => name)).toEqual(expect.arrayContaining(['Sabah', 'Sarawak', 'Pahang']));
  expect(far.every(({ kind }) => kind === 'state')).toBe(true);
  const near = placeLabels(mapData, { centre: kajang, zoom: 5 }, size);
  expect(near.map(({ name }) => name)).toEqual(expect.arrayContaining(['Kuala Lumpur', 'Putrajaya']));
  expect(new Set(near.map(({ name }) => name)).size).toBe(near.length);
});

test('the largest towns come first', () => {
  expect(mapData.towns[0]?.name).toBe('Kuala Lumpur');
  const some = placeLabels(mapData, { centre: { latitude: 4.5, longitude: 101.2 }, zoom: 3 }, size);
  expect(some.map(({ name }) => name)).toContain('Ipoh');
});

test('far from every town none is the nearest', () => {
  expect(findNearestTown(mapData.towns, 'Sabah', { latitude: 7.3728, longitude: 113.8283 })).toBeUndefined();
  expect(findNearestTown(mapData.towns, 'Sabah', { latitude: 4.115, longitude: 118.629 })).toBeUndefined();
});

test('the nearest town, and the middle and the path of a state', () => {
  expect(findNearestTown(mapData.towns, 'Selangor', kajang)?.name).toBe('Kajang');
  const { latitude, longitude } = getCentre(mapData.outlines.Sabah);
  expect(latitude).toBeCloseTo(5.7, 0);
  expect(Math.round(longitude)).toBe(117);
  expect(toSvgPath([[100, 5, 101, 5, 101, 6]])).toBe('M100 -5L101 -5L101 -6Z');
});
