import { expect, test } from 'vitest';
import { formatFieldTime, getPresetDueTime, parseFieldTime } from './reminder-due-times';

const at = (...parts: [number, number, number, number, number?]) => new Date(...parts).getTime();

test.each([
  ['hour', at(2026, 10, 24, 14, 5), at(2026, 10, 24, 15, 5)],
  ['afternoon', at(2026, 10, 24, 15, 59), at(2026, 10, 24, 16)],
  ['afternoon', at(2026, 10, 24, 16), at(2026, 10, 25, 16)],
  ['morning', at(2026, 11, 31, 23, 59), at(2027, 0, 1, 9)],
] as const)('%s: from then on it is then', (choice, nowMs, expected) => {
  expect(getPresetDueTime(choice, nowMs)).toBe(expected);
});

test('formats and parses local times, and rejects other text', () => {
  const ms = at(2026, 10, 5, 9, 7);
  expect(formatFieldTime(ms)).toBe('2026-11-05T09:07');
  expect(parseFieldTime(formatFieldTime(ms))).toBe(ms);
  for (const text of ['', '2026-11-05', '2026-13-05T09:07', 'tomorrow'])
    expect(parseFieldTime(text)).toBeUndefined();
});
