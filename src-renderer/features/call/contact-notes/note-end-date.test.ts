import { expect, test } from 'vitest';
import { readDueTime } from '../../../components/reminders/parse-due-time';
import { formatEndDate, readLastDay } from './note-end-date';

/** A Friday. */
const nowMs = new Date(2026, 10, 27, 10, 20).getTime();

test.each([
  ['3/12/2026', '3/12/2026'],
  ['2026-12-31', '31/12/2026'],
  ['29/2/2028', '29/2/2028'],
  ['30 nov', '30/11/2026'],
  ['esok', '28/11/2026'],
  ['hari ini', '27/11/2026'],
  ['today', '27/11/2026'],
  ['isnin', '30/11/2026'],
  ['next friday', '4/12/2026'],
  ['hujung bulan', '30/11/2026'],
  ['2 minggu lagi', '11/12/2026'],
  ['下周五', '4/12/2026'],
  ['月底', '30/11/2026'],
])('%s ends at midnight after %s', (typed, day) => {
  const { endsAtMs } = readLastDay(typed, nowMs, readDueTime);
  expect(new Date(endsAtMs ?? 0).getHours()).toBe(0);
  expect(formatEndDate(endsAtMs ?? null)).toBe(day);
});

test('no day is no end', () => {
  expect(readLastDay(' ', nowMs, readDueTime)).toEqual({ endsAtMs: null });
  expect(formatEndDate(null)).toBe('');
});

test('of a day that is not understood, the words that are not, and what it would be without them', () => {
  expect(readLastDay('esok mungkin', nowMs, readDueTime)).toEqual({
    unread: 'mungkin',
    endsAtMs: new Date(2026, 10, 29).getTime(),
  });
  expect(readLastDay('31/2', nowMs, readDueTime)).toMatchObject({ endsAtMs: undefined });
});
