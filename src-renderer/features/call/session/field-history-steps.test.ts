import { expect, test } from 'vitest';
import { isWalkCurrent, stepWalk, createWalk } from './field-history-steps';

test('steps back through earlier values, newest first, and forward to the current one', () => {
  const now = createWalk({ issue: ['printer', 'printer dead'] }, 'issue', 'ipad');
  const once = stepWalk(now, -1)!;
  expect(once.values[once.position]).toBe('printer dead');
  const twice = stepWalk(once, -1)!;
  expect(twice.values[twice.position]).toBe('printer');
  expect(stepWalk(twice, -1)).toBeUndefined();
  expect(stepWalk(stepWalk(twice, 1)!, 1)).toMatchObject({ position: 2 });
  expect(stepWalk(now, 1)).toBeUndefined();
});

test('skips repeated values and the current one', () => {
  expect(createWalk({ issue: ['a', 'b', 'a', 'c'] }, 'issue', 'c').values).toEqual(['b', 'a', 'c']);
});

test('a field without earlier values has nowhere to go', () => {
  expect(stepWalk(createWalk({}, 'issue', ''), -1)).toBeUndefined();
});

test('typing ends the walk', () => {
  const walk = createWalk({ issue: ['a'] }, 'issue', 'b');
  expect(isWalkCurrent(walk, 'issue', 'b')).toBe(true);
  expect(isWalkCurrent(walk, 'issue', 'bc')).toBe(false);
  expect(isWalkCurrent(walk, 'name', 'b')).toBe(false);
  expect(isWalkCurrent(null, 'issue', 'b')).toBe(false);
});
