import { expect, test } from 'vitest';
import { languages } from './language';
import { formatNumber } from '../format-number';
import {
  formatTime,
  formatExactDateTime,
  formatHour,
  formatHourRange,
  formatShortDate,
} from './format-dates';

const atMs = new Date(2026, 10, 24, 14, 5, 9).getTime();
const in3 = (format: (language: (typeof languages)[number]) => string) =>
  languages.map((language) => format(language).replaceAll(/\s/g, ' '));

test('formats the time in the style of each language', () => {
  expect(in3((language) => formatTime(atMs, language))).toEqual(['2:05 pm', '2:05 PTG', '14:05']);
});

test.each([
  [0, ['12 am', '12 PG', '0时'], ['12:00 – 12:59 am', '12:00–12:59 PG', '00:00–00:59']],
  [14, ['2 pm', '2 PTG', '14时'], ['2:00 – 2:59 pm', '2:00–2:59 PTG', '14:00–14:59']],
])('the hour %i is written as a time is', (hour, named, range) => {
  expect(in3((language) => formatHour(hour, language))).toEqual(named);
  expect(in3((language) => formatHourRange(hour, language))).toEqual(range);
});

test('a day is written as each language writes it', () => {
  expect(in3((language) => formatExactDateTime(atMs, language))).toEqual([
    '24 Nov 2026, 2:05:09 pm',
    '24 Nov 2026, 2:05:09 PTG',
    '2026年11月24日 14:05:09',
  ]);
  expect(in3((language) => formatShortDate(atMs, atMs + 86_400_000, language))).toEqual([
    '24 Nov, 2:05 pm',
    '24 Nov, 2:05 PTG',
    '11月24日 14:05',
  ]);
  expect(in3((language) => formatShortDate(atMs, atMs + 90 * 86_400_000, language))).toEqual([
    '24 Nov 2026',
    '24 Nov 2026',
    '2026年11月24日',
  ]);
  expect(in3((language) => formatShortDate(atMs, atMs + 60_000, language))).toEqual([
    '2:05 pm',
    '2:05 PTG',
    '14:05',
  ]);
});

test('around New Year, the other year has its time as well', () => {
  const newYear = new Date(2027, 0, 1, 0, 30).getTime();
  expect(in3((language) => formatShortDate(new Date(2026, 11, 31, 22).getTime(), newYear, language))).toEqual(
    ['31 Dec, 10:00 pm', '31 Dis, 10:00 PTG', '12月31日 22:00'],
  );
  const eve = new Date(2026, 11, 31, 22).getTime();
  expect(formatShortDate(new Date(2027, 0, 1, 9).getTime(), eve, 'en')).toBe('1 Jan, 9:00 am');
  expect(formatShortDate(new Date(2027, 1, 1, 9).getTime(), eve, 'en')).toBe('1 Feb 2027');
});

test('a number too', () => {
  expect(in3((language) => formatNumber(12_345.6, language))).toEqual(['12,345.6', '12,345.6', '12,345.6']);
});
