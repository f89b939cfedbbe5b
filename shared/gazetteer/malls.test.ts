import { expect, test } from 'vitest';
import { findRegionOfMalls } from './malls';

test.each([
  ['G-12 Gurney Plaza', 'Penang'],
  ['kiosk lg sunway pyramid dekat cinema', 'Selangor'],
  ['Imago, KK', 'Sabah'],
  ['Pavilion KL / Suria KLCC', 'Kuala Lumpur'],
  ['Pavilion KL / Gurney Plaza', undefined],
  ['not Sunway Pyramid', undefined],
  ['images of the plaza', undefined],
])('%j is in %j', (text, region) => {
  expect(findRegionOfMalls(text)).toBe(region);
});
