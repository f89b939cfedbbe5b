import { expect, test } from 'vitest';
import { findFreeReference } from './find-free-reference';

test('of tickets with one reference each gets another one, and the twenty-thousandth costs a few look-ups', () => {
  const taken = new Set<string>();
  let lookUps = 0;
  const isTaken = (reference: string): boolean => {
    lookUps += 1;
    return taken.has(reference);
  };
  for (let n = 0; n < 20_000; n += 1) taken.add(findFreeReference('SH-SAME', isTaken));
  expect(taken.size).toBe(20_000);
  expect([...taken].slice(0, 3)).toEqual(['SH-SAME', 'SH-SAME-2', 'SH-SAME-3']);

  lookUps = 0;
  findFreeReference('SH-SAME', isTaken);
  expect(lookUps).toBeLessThan(40);
});

test('a gap in the numbers gives no reference twice', () => {
  const taken = new Set(['SH-A', 'SH-A-2', 'SH-A-4', 'SH-A-7']);
  for (let n = 0; n < 20; n += 1) {
    const free = findFreeReference('SH-A', (reference) => taken.has(reference));
    expect(taken.has(free)).toBe(false);
    taken.add(free);
  }
});
