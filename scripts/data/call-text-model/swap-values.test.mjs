import { expect, test } from 'vitest';
import { listSwappableValues, swapValues } from './swap-values.mjs';

const always = { isIn: () => true, one: (list) => list.at(-1) };
const line = (text, values) => ({ text, values });
const others = [
  line('siti, printer rosak since pagi', {
    name: ['siti'],
    issue: ['printer rosak since pagi', 'printer rosak'],
  }),
];

test('a line gets the values of another one, with all that is right in them', () => {
  const own = line('ali: drawer jam', { name: ['ali'], issue: ['drawer jam'] });

  expect(swapValues(own, listSwappableValues(others), always)).toMatchObject({
    text: 'siti: printer rosak since pagi',
    values: { name: ['siti'], issue: ['printer rosak since pagi', 'printer rosak'] },
  });
});

test.each([
  ['that it has twice', line('ali ali', { name: ['ali'] })],
  ['whose other reading is no part of it', line('ali, bin ali', { name: ['bin ali', 'ali abu'] })],
  ['over several lines', line('drawer\njam', { issue: ['drawer\njam'] })],
])('a value %s is kept', (_, own) => {
  expect(swapValues(own, listSwappableValues(others), always)).toBeUndefined();
});

test('a value within another one is kept', () => {
  const own = line('kedai ali', { name: ['ali'], storeName: ['kedai ali'] });
  expect(swapValues(own, listSwappableValues(others), always)).toBeUndefined();
});

test('a name in small letters is not replaced by one in capitals', () => {
  const pool = listSwappableValues([line('SITI', { name: ['SITI'] })]);
  expect(swapValues(line('ali', { name: ['ali'] }), pool, always)?.text).toBe('ali');
});
