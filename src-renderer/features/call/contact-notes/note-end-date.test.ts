import { expect, test } from 'vitest';
import { readDueTime } from '../../../components/reminders/parse-due-time';
import { formatEndDate, readLastDay, toDatedLastDay } from './note-end-date';

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
  expect(readLastDay('until friday maybe', nowMs, readDueTime)).toMatchObject({ unread: 'maybe' });
  expect(readLastDay('until', nowMs, readDueTime)).toEqual({ unread: 'until', endsAtMs: undefined });
  expect(readLastDay('31/2', nowMs, readDueTime)).toMatchObject({ endsAtMs: undefined });
});

test.each([
  ['friday', '27/11/2026'],
  ['jumaat', '27/11/2026'],
  ['until friday', '27/11/2026'],
  ['Till  Friday', '27/11/2026'],
  ['until 3/12/2026', '3/12/2026'],
  ['sampai jumaat', '27/11/2026'],
  ['hingga jumaat depan', '4/12/2026'],
  ['sehingga 15', '15/12/2026'],
  ['hingga 3 bulan lagi', '27/2/2027'],
  ['到星期五', '27/11/2026'],
  ['直到下周五为止', '4/12/2026'],
  ['到月底', '30/11/2026'],
  ['27/11', '27/11/2026'],
  ['esok 12 malam', '28/11/2026'],
  ['3 petang', '27/11/2026'],
  ['15', '15/12/2026'],
  ['30', '30/11/2026'],
  ['31', '31/12/2026'],
  ['this week', '29/11/2026'],
  ['minggu ini', '29/11/2026'],
  ['weekend', '29/11/2026'],
  ['hujung minggu', '29/11/2026'],
  ['周末', '29/11/2026'],
  ['next week', '6/12/2026'],
  ['until next week', '6/12/2026'],
  ['minggu depan', '6/12/2026'],
  ['下个星期', '6/12/2026'],
  ['next month', '31/12/2026'],
  ['bulan depan', '31/12/2026'],
  ['下个月', '31/12/2026'],
  ['sebulan', '27/12/2026'],
  ['1 month', '27/12/2026'],
  ['a month', '27/12/2026'],
  ['3 months', '27/2/2027'],
  ['tiga bulan lagi', '27/2/2027'],
  ['三个月', '27/2/2027'],
  ['半年', '27/5/2027'],
  ['setahun', '27/11/2027'],
  ['end of year', '31/12/2026'],
  ['hujung tahun', '31/12/2026'],
  ['年底', '31/12/2026'],
  ['2027', '31/12/2027'],
  ['until 2027', '31/12/2027'],
  ['sampai hujung tahun 2027', '31/12/2027'],
  ['2027年底', '31/12/2027'],
  ['until fri', '27/11/2026'],
  ['sampai 5/12', '5/12/2026'],
])('%s as a last day is %s', (typed, day) => {
  const read = readLastDay(typed, nowMs, readDueTime);
  expect(read).not.toHaveProperty('unread');
  expect(formatEndDate(read.endsAtMs ?? null)).toBe(day);
});

test.each(['0', '45'])('%s is no day of a month', (typed) => {
  expect(readLastDay(typed, nowMs, readDueTime)).toEqual({ unread: '', endsAtMs: undefined });
});

test('a month from the last day of a longer one ends with the shorter one', () => {
  const { endsAtMs } = readLastDay('1 month', new Date(2027, 0, 31, 23, 59).getTime(), readDueTime);
  expect(formatEndDate(endsAtMs ?? null)).toBe('28/2/2027');
});

test('what is understood is kept as a date, whose meaning midnight does not change', () => {
  const lateMs = new Date(2026, 10, 27, 23, 50).getTime();
  expect(toDatedLastDay('esok', lateMs, readDueTime)).toBe('28/11/2026');
  expect(toDatedLastDay('28/11/2026', lateMs + 3_600_000, readDueTime)).toBe('28/11/2026');
  expect(toDatedLastDay('2031-12-03', lateMs, readDueTime)).toBe('2031-12-03');
  expect(toDatedLastDay('esok mungkin', lateMs, readDueTime)).toBe('esok mungkin');
  expect(toDatedLastDay('', lateMs, readDueTime)).toBe('');
  expect(toDatedLastDay('esok', lateMs, null)).toBe('esok');
});
