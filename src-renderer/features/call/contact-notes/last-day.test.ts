import { expect, test } from 'vitest';
import { formatLastDay, parseLastDay } from './last-day';

test.each(['2026-12-03', '2026-12-31', '2028-02-29'])('%s ends at midnight after it', (day) => {
  const endsAtMs = parseLastDay(day) ?? 0;
  expect(new Date(endsAtMs).getHours()).toBe(0);
  expect(formatLastDay(endsAtMs)).toBe(day);
});

test('no day is no end', () => {
  expect(parseLastDay('')).toBeNull();
  expect(formatLastDay(null)).toBe('');
});
