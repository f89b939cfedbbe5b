import { expect, test } from 'vitest';
import { formatEndDate, parseEndDate } from './note-end-date';

test.each(['2026-12-03', '2026-12-31', '2028-02-29'])('%s ends at midnight after it', (day) => {
  const endsAtMs = parseEndDate(day) ?? 0;
  expect(new Date(endsAtMs).getHours()).toBe(0);
  expect(formatEndDate(endsAtMs)).toBe(day);
});

test('no day is no end', () => {
  expect(parseEndDate('')).toBeNull();
  expect(formatEndDate(null)).toBe('');
});
