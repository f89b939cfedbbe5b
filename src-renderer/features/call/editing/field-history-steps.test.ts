import { expect, test } from 'vitest';
import { goesOn, stepped, walkFrom } from './field-history-steps';

test('goes back through what stood there, newest first, and forth again to what stands there now', () => {
  const now = walkFrom({ issue: ['printer', 'printer dead'] }, 'issue', 'ipad');
  const once = stepped(now, -1)!;
  expect(once.values[once.at]).toBe('printer dead');
  const twice = stepped(once, -1)!;
  expect(twice.values[twice.at]).toBe('printer');
  expect(stepped(twice, -1)).toBeUndefined();
  expect(stepped(stepped(twice, 1)!, 1)).toMatchObject({ at: 2 });
  expect(stepped(now, 1)).toBeUndefined();
});

test('the same value is met once, and not the one that stands there', () => {
  expect(walkFrom({ issue: ['a', 'b', 'a', 'c'] }, 'issue', 'c').values).toEqual(['b', 'a', 'c']);
});

test('a field without earlier values has nowhere to go', () => {
  expect(stepped(walkFrom({}, 'issue', ''), -1)).toBeUndefined();
});

test('typing ends the walk', () => {
  const walk = walkFrom({ issue: ['a'] }, 'issue', 'b');
  expect(goesOn(walk, 'issue', 'b')).toBe(true);
  expect(goesOn(walk, 'issue', 'bc')).toBe(false);
  expect(goesOn(walk, 'name', 'b')).toBe(false);
  expect(goesOn(null, 'issue', 'b')).toBe(false);
});
