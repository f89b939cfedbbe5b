import { expect, test } from 'vitest';
import { findRegionOfMallsAndStreets, getRegionOfMall, mayBeginMall } from './regions-of-malls-and-streets';

test.each([
  ['G-12 Gurney Plaza', 'Penang'],
  ['kiosk lg sunway pyramid dekat cinema', 'Selangor'],
  ['Imago, KK', 'Sabah'],
  ['Pavilion KL / Suria KLCC', 'Kuala Lumpur'],
  ['Pavilion KL / Gurney Plaza', undefined],
  ['not Sunway Pyramid', undefined],
  ['新分店在Setia City Mall二楼', 'Selangor'],
  ['12 Jln Imbi', 'Kuala Lumpur'],
  ['88 Jalan Yau Tet Shin', 'Perak'],
  ['Jalan Imbibe', undefined],
  ['images of the plaza', undefined],
])('%j is in %j', (text, region) => {
  expect(findRegionOfMallsAndStreets(text)).toBe(region);
});

test('a mall is known by its whole name, a street is none', () => {
  expect(getRegionOfMall('1Utama')).toBe('Selangor');
  expect(getRegionOfMall('1Utama mall')).toBeUndefined();
  expect(getRegionOfMall('jalan masjid india')).toBeUndefined();
  expect(mayBeginMall('sunway')).toBe(true);
  expect(mayBeginMall('printer')).toBe(false);
});
