import { expect, test } from 'vitest';
import { createReusedPlace, findOtherStoreOfPlace, findStoreOfDoubtfulPlace } from './reused-place';

const jaya = createReusedPlace('Kedai Runcit Jaya');

test.each([
  ['Kedai Runcit Jaya Cawangan Puchong', 'Kedai Runcit Jaya'],
  ['Restoran Selera Puchong', 'Kedai Runcit Jaya'],
  ['Kedai Runcit Jayaa', 'Kedai Runcit Jaya'],
  ['kedai RUNCIT jaya', undefined],
  ['Kedai Runcitt Jaya', undefined],
  ['', undefined],
])('a call about “%s” has the place of %s', (storeName, expected) => {
  expect(findOtherStoreOfPlace({ storeName, reusedPlace: jaya })).toBe(expected);
  expect(findStoreOfDoubtfulPlace({ storeName, reusedPlace: jaya })).toBe(expected);
});

test('an address that the agent typed, or of a ticket without a store, is of no other one', () => {
  expect(findOtherStoreOfPlace({ storeName: 'Kedai Maju', reusedPlace: null })).toBeUndefined();
  expect(createReusedPlace(' ')).toBeNull();
});

test('what was typed before, or confirmed since, is right for the address until it is another name', () => {
  const reusedPlace = createReusedPlace('Kedai Runcit Jaya', 'Jaya');
  const short = { storeName: 'Jaya', reusedPlace };
  expect([findOtherStoreOfPlace(short), findStoreOfDoubtfulPlace(short)]).toEqual([
    'Kedai Runcit Jaya',
    undefined,
  ]);
  expect(findStoreOfDoubtfulPlace({ storeName: 'JAYA Sdn Bhd', reusedPlace })).toBeUndefined();
  for (const storeName of ['Jaya Puchong', 'Kedai Jaya', 'Jaya Mart'])
    expect(findStoreOfDoubtfulPlace({ storeName, reusedPlace })).toBe('Kedai Runcit Jaya');
});
