import { expect, test } from 'vitest';
import { parseDueTime } from './parse-due-time';
import { formatFieldTime, getPresetDueTime, orderDueTimeChoices } from './reminder-due-times';

const at = (...parts: [number, number, number, number, number?]) => new Date(...parts).getTime();

test.each([
  ['hour', at(2026, 10, 24, 14, 5), at(2026, 10, 24, 15, 5)],
  ['afternoon', at(2026, 10, 24, 14, 59), at(2026, 10, 24, 16)],
  ['afternoon', at(2026, 10, 24, 15), at(2026, 10, 25, 16)],
  ['morning', at(2026, 11, 31, 23, 59), at(2027, 0, 1, 9)],
  ['morning', at(2027, 0, 1, 0), at(2027, 0, 1, 9)],
  ['morning', at(2026, 10, 24, 7, 59), at(2026, 10, 24, 9)],
  ['morning', at(2026, 10, 24, 8), at(2026, 10, 25, 9)],
] as const)('%s: from then on it is then', (choice, nowMs, expected) => {
  expect(getPresetDueTime(choice, nowMs)).toBe(expected);
});

test('the choices stand in the order of their times at every minute of a day, and the first is in an hour', () => {
  for (let minute = 0; minute < 24 * 60; minute += 1) {
    const nowMs = at(2026, 10, 24, 0, minute);
    const choices = orderDueTimeChoices(nowMs);
    const times = choices.flatMap((choice) => (choice === 'other' ? [] : getPresetDueTime(choice, nowMs)));
    expect(times, `${minute}`).toEqual(times.toSorted((one, other) => one - other));
    expect([choices[0], choices.at(-1), choices.length]).toEqual(['hour', 'other', 4]);
  }
  expect(orderDueTimeChoices(at(2026, 10, 24, 10))).toEqual(['hour', 'afternoon', 'morning', 'other']);
  // Through the night, each has the same digit and the same time.
  for (const hour of [21, 23, 24, 31])
    expect(orderDueTimeChoices(at(2026, 10, 24, hour))).toEqual(['hour', 'morning', 'afternoon', 'other']);
});

test('formats local times with the day first, as they are read again', () => {
  const ms = at(2026, 10, 5, 9, 7);
  expect(formatFieldTime(ms)).toBe('05/11/2026 09:07');
  expect(parseDueTime(formatFieldTime(ms), at(2027, 0, 1, 0))).toBe(ms);
});
