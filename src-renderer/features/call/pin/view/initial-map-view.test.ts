import { expect, test } from 'vitest';
import { createGazetteer } from '../../../../../shared/gazetteer/gazetteer';
import outlines from '../../../../../shared/gazetteer/region-outlines.json';
import towns from '../../../../../shared/gazetteer/towns.json';
import { toPoint } from '../../../../components/map/map-viewport';
import { createInitialView, findInitialSpot } from './initial-map-view';

const gazetteer = createGazetteer(towns, outlines);
const blank = { address: '', state: '', latitude: '', longitude: '' };
const size = { width: 900, height: 280 };
const shows = (fields: Partial<typeof blank>, latitude: number, longitude: number): boolean => {
  const view = createInitialView({ ...blank, ...fields }, gazetteer);
  const { x, y } = toPoint(view, size, { latitude, longitude });
  return x >= 0 && x <= size.width && y >= 0 && y <= size.height;
};
const nearOf = (fields: Partial<typeof blank>): string | undefined => {
  const { centre, zoom } = createInitialView({ ...blank, ...fields }, gazetteer);
  const town = gazetteer.mapData.towns.find(
    ({ coordinates }) =>
      coordinates.latitude === centre.latitude && coordinates.longitude === centre.longitude,
  );
  return `${town?.name} ${zoom}`;
};

test('a pin comes before everything else', () => {
  const fields = { ...blank, address: '43000 Kajang', latitude: '5.41', longitude: '100.33' };
  expect(createInitialView(fields, gazetteer)).toEqual({
    centre: { latitude: 5.41, longitude: 100.33 },
    zoom: 5,
  });
});

test('the postcode, or else the town, and as much around it as belongs to it', () => {
  expect(nearOf({ address: '12, Jalan Besar, 43000 Kajang' })).toBe('Kajang 5');
  expect(nearOf({ address: 'No 5, Jalan Besar, Kluang' })).toBe('Kluang 5');
  expect(nearOf({ address: '96900 Belaga' })).toBe('Belaga 2');
});

test('of two towns with one name the one in the state', () => {
  expect(shows({ address: 'Jalan Besar, Simpang Ampat', state: 'Perlis' }, 6.33, 100.19)).toBe(true);
});

test('all of the state, if no town is known', () => {
  for (const [latitude, longitude] of [
    [4.3, 117.9],
    [7.0, 116.8],
    [5.0, 115.6],
  ] as const)
    expect(shows({ state: 'Sabah' }, latitude, longitude)).toBe(true);
  expect(createInitialView({ ...blank, state: 'Perlis' }, gazetteer).zoom).toBe(3);
});

test('both parts of the country, if nothing is known', () => {
  for (const [latitude, longitude] of [
    [6.7, 100.2],
    [1.3, 103.5],
    [1.5, 110.3],
    [5.0, 119.2],
  ] as const)
    expect(shows({ address: 'Kedai Maju' }, latitude, longitude)).toBe(true);
});

test('the cross-hair stands on the pin, or on the centre of the postcode or town with its radius, or on no place', () => {
  const pin = { source: 'link' as const, setAtMs: 1, radiusMetres: 30, stale: false };
  const spotOf = (fields: Partial<typeof blank>, of: typeof pin | null = null) =>
    findInitialSpot({ ...blank, ...fields, pin: of }, gazetteer);
  const pinned = { address: '43000 Kajang', latitude: '5.41234', longitude: '100.33' };
  expect(spotOf(pinned, pin)).toEqual({
    coordinates: { latitude: 5.41234, longitude: 100.33 },
    radiusMetres: 30,
    place: null,
  });
  const belaga = spotOf({ address: '96900 Belaga' });
  expect(belaga?.place).toMatchObject({ code: '96900', radiusMetres: belaga?.radiusMetres });
  expect(spotOf({ state: 'Sabah' })).toBeNull();
  expect(spotOf({})).toBeNull();
});
