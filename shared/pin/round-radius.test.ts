import { expect, test } from 'vitest';
import { roundRadius } from './round-radius';

test.each([
  [0, 'exact', 0],
  [3.2, 'metres', 4],
  [14, 'metres', 20],
  [57, 'metres', 60],
  [1000, 'kilometres', 1],
  [4250, 'kilometres', 4.3],
  [25_000, 'kilometres', 25],
])('a doubt of %d m is %s %d', (metres, unit, amount) => {
  expect(roundRadius(metres)).toEqual({ unit, amount });
});
