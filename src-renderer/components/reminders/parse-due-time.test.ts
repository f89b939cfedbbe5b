import { describe, expect, test } from 'vitest';
import { parseDueTime, readDueTime } from './parse-due-time';

/** A Friday, at 10:20. */
const now = new Date(2026, 10, 27, 10, 20);

function read(text: string, from = now): string | undefined {
  const atMs = parseDueTime(text, from.getTime());
  if (atMs === undefined) return undefined;
  const at = new Date(atMs);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

describe('a time alone is the next one', () => {
  test.each([
    ['3pm', '2026-11-27 15:00'],
    ['3 pm', '2026-11-27 15:00'],
    ['3 p.m.', '2026-11-27 15:00'],
    ['3.30pm', '2026-11-27 15:30'],
    ['3:30 PM', '2026-11-27 15:30'],
    ['15:30', '2026-11-27 15:30'],
    ['15.30', '2026-11-27 15:30'],
    ['1530', '2026-11-27 15:30'],
    ['1530hrs', '2026-11-27 15:30'],
    ['0930', '2026-11-28 09:30'],
    ['9am', '2026-11-28 09:00'],
    ['12pm', '2026-11-27 12:00'],
    ['12am', '2026-11-28 00:00'],
    ['noon', '2026-11-27 12:00'],
    ['at 3', '2026-11-27 15:00'],
    ['3', '2026-11-27 15:00'],
    ['330', '2026-11-27 15:30'],
    ['下午3点一刻', '2026-11-27 15:15'],
    ['11', '2026-11-27 11:00'],
    ['8', '2026-11-27 20:00'],
    ['3 petang', '2026-11-27 15:00'],
    ['3.30 ptg', '2026-11-27 15:30'],
    ['3.30ptg', '2026-11-27 15:30'],
    ['3.30PTG', '2026-11-27 15:30'],
    ['3:30ptg', '2026-11-27 15:30'],
    ['3.30pg', '2026-11-28 03:30'],
    ['3ptg', '2026-11-27 15:00'],
    ['330ptg', '2026-11-27 15:30'],
    ['3petang', '2026-11-27 15:00'],
    ['9pg', '2026-11-28 09:00'],
    ['9pagi', '2026-11-28 09:00'],
    ['8mlm', '2026-11-27 20:00'],
    ['12tgh', '2026-11-27 12:00'],
    ['12.30tghari', '2026-11-27 12:30'],
    ['12 tgh hari', '2026-11-27 12:00'],
    ['12 tgh mlm', '2026-11-28 00:00'],
    ['pkl3ptg', '2026-11-27 15:00'],
    ['pukul 9 pagi', '2026-11-28 09:00'],
    ['jam 8 malam', '2026-11-27 20:00'],
    ['12 malam', '2026-11-28 00:00'],
    ['1 tengah hari', '2026-11-27 13:00'],
    ['1 tengahari', '2026-11-27 13:00'],
    ['esok tengahari', '2026-11-28 12:00'],
    ['esok selepas makan tengahari', '2026-11-28 14:00'],
    ['esok 11-1 tengahari', '2026-11-28 11:00'],
    ['下午3点', '2026-11-27 15:00'],
    ['下午三点半', '2026-11-27 15:30'],
    ['下午3点15分', '2026-11-27 15:15'],
    ['晚上八点', '2026-11-27 20:00'],
    ['中午12点', '2026-11-27 12:00'],
    ['３pm', '2026-11-27 15:00'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('a day with a time', () => {
  test.each([
    ['tomorrow 3pm', '2026-11-28 15:00'],
    ['3pm tomorrow', '2026-11-28 15:00'],
    ['tmr 9', '2026-11-28 09:00'],
    ['esok 3 petang', '2026-11-28 15:00'],
    ['esok pukul 3.30 petang', '2026-11-28 15:30'],
    ['esok 3.30ptg', '2026-11-28 15:30'],
    ['9pg esok', '2026-11-28 09:00'],
    ['28/11 3.30ptg', '2026-11-28 15:30'],
    ['esok pagi', '2026-11-28 09:00'],
    ['pagi esok 10.30', '2026-11-28 10:30'],
    ['lusa 9 pagi', '2026-11-29 09:00'],
    ['hari ini 5 petang', '2026-11-27 17:00'],
    ['after lunch', '2026-11-27 14:00'],
    ['lepas lunch', '2026-11-27 14:00'],
    ['午饭后', '2026-11-27 14:00'],
    ['esok selepas makan tengah hari', '2026-11-28 14:00'],
    ['lepas lunch 2.30', '2026-11-27 14:30'],
    ['malam ini', '2026-11-27 20:00'],
    ['tonight', '2026-11-27 20:00'],
    ['tonight 8', '2026-11-27 20:00'],
    ['明天下午3点', '2026-11-28 15:00'],
    ['明天下午3點半', '2026-11-28 15:30'],
    ['明早9点', '2026-11-28 09:00'],
    ['esok malam', '2026-11-28 20:00'],
    ['明晚', '2026-11-28 20:00'],
    ['esok 12 malam', '2026-11-29 00:00'],
    ['day after tomorrow 3pm', '2026-11-29 15:00'],
    ['今晚8点', '2026-11-27 20:00'],
    ['后天上午十点', '2026-11-29 10:00'],
    ['28/11 3pm', '2026-11-28 15:00'],
    ['28/11/2026 09:00', '2026-11-28 09:00'],
    ['3/12/26 1530', '2026-12-03 15:30'],
    ['3-12-2026 15.30', '2026-12-03 15:30'],
    ['3.12.2026 3.30pm', '2026-12-03 15:30'],
    ['3 Dec 3pm', '2026-12-03 15:00'],
    ['3hb Disember 9 pagi', '2026-12-03 09:00'],
    ['3 Dis 2026, 9am', '2026-12-03 09:00'],
    ['Dec 3 9am', '2026-12-03 09:00'],
    ['12月3日下午3点', '2026-12-03 15:00'],
    ['3号下午3点', '2026-12-03 15:00'],
    ['3/1 9am', '2027-01-03 09:00'],
    ['2026-12-03T09:30', '2026-12-03 09:30'],
    ['2026-12-03 09:30', '2026-12-03 09:30'],
    ['28/11', '2026-11-28 09:00'],
    ['Monday 10am', '2026-11-30 10:00'],
    ['isnin 10 pagi', '2026-11-30 10:00'],
    ['星期一上午10点', '2026-11-30 10:00'],
    ['next friday 10am', '2026-12-04 10:00'],
    ['jumaat depan 10 pagi', '2026-12-04 10:00'],
    ['下周五上午10点', '2026-12-04 10:00'],
    ['friday 3pm', '2026-11-27 15:00'],
    ['friday 9am', '2026-12-04 09:00'],
    ['Sat, 28 Nov 2026, 3:00 pm', '2026-11-28 15:00'],
    ['28 Nov 2026, 3:00 PTG', '2026-11-28 15:00'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('from now on', () => {
  test.each([
    ['in 2 hours', '2026-11-27 12:20'],
    ['2h', '2026-11-27 12:20'],
    ['30 min', '2026-11-27 10:50'],
    ['half an hour', '2026-11-27 10:50'],
    ['2 jam lagi', '2026-11-27 12:20'],
    ['2 jam lg', '2026-11-27 12:20'],
    ['dlm 2 jam', '2026-11-27 12:20'],
    ['dlm2jam', '2026-11-27 12:20'],
    ['Dlm 2 jam', '2026-11-27 12:20'],
    ['dalam 2 jam', '2026-11-27 12:20'],
    ['dlm masa 2 jam', '2026-11-27 12:20'],
    ['dlm setengah jam', '2026-11-27 10:50'],
    ['lepas 2 jam', '2026-11-27 12:20'],
    ['after 2 hours', '2026-11-27 12:20'],
    ['2小时后', '2026-11-27 12:20'],
    ['2 小時後', '2026-11-27 12:20'],
    ['再过两小时', '2026-11-27 12:20'],
    ['setengah jam lagi', '2026-11-27 10:50'],
    ['30 minit lagi', '2026-11-27 10:50'],
    ['两小时后', '2026-11-27 12:20'],
    ['半小时后', '2026-11-27 10:50'],
    ['3 hari lagi', '2026-11-30 10:20'],
    ['3天后', '2026-11-30 10:20'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('a time as people write it to each other', () => {
  test.each([
    ['pukul 5', '2026-11-27 17:00'],
    ['pukul lima', '2026-11-27 17:00'],
    ['jam 5 ptg', '2026-11-27 17:00'],
    ['5', '2026-11-27 17:00'],
    ['5p', '2026-11-27 17:00'],
    ['5ish', '2026-11-27 17:00'],
    ["5 o'clock", '2026-11-27 17:00'],
    ['by 5', '2026-11-27 17:00'],
    ['before 5pm', '2026-11-27 17:00'],
    ['sebelum 5', '2026-11-27 17:00'],
    ['lepas 5', '2026-11-27 17:00'],
    ['around 3', '2026-11-27 15:00'],
    ['half past 3', '2026-11-27 15:30'],
    ['quarter to 4', '2026-11-27 15:45'],
    ['quarter past three', '2026-11-27 15:15'],
    ['pukul 3 setengah', '2026-11-27 15:30'],
    ['pukul tiga setengah petang', '2026-11-27 15:30'],
    ['3-4pm', '2026-11-27 15:00'],
    ['3 to 4 pm', '2026-11-27 15:00'],
    ['esok 3 hingga 4 petang', '2026-11-28 15:00'],
    ['下午3点到4点', '2026-11-27 15:00'],
    ['下午三点', '2026-11-27 15:00'],
    ['下午三点左右', '2026-11-27 15:00'],
    ['三点前', '2026-11-27 15:00'],
    ['下午', '2026-11-27 16:00'],
    ['eod', '2026-11-27 18:00'],
    ['end of day', '2026-11-27 18:00'],
    ['habis kerja', '2026-11-27 18:00'],
    ['lepas kerja', '2026-11-27 18:00'],
    ['下班前', '2026-11-27 18:00'],
    ['esok before closing', '2026-11-28 18:00'],
    ['lunch', '2026-11-27 13:00'],
    ['before lunch', '2026-11-27 12:00'],
    ['lepas zohor', '2026-11-27 14:00'],
    ['lepas asar', '2026-11-27 17:00'],
    ['lepas maghrib', '2026-11-27 20:00'],
    ['lusa pagi', '2026-11-29 09:00'],
    ['first thing tomorrow', '2026-11-28 09:00'],
    ['awal pagi esok', '2026-11-28 09:00'],
    ['tml 3pm', '2026-11-28 15:00'],
    ['大后天下午', '2026-11-30 16:00'],
    ['30 nov', '2026-11-30 09:00'],
    ['5/12', '2026-12-05 09:00'],
    ['5 dis petang', '2026-12-05 16:00'],
    ['十二月五号下午三点', '2026-12-05 15:00'],
    ['星期五下午四点', '2026-11-27 16:00'],
    ['下个星期五下午', '2026-12-04 16:00'],
    ['next week', '2026-11-30 09:00'],
    ['minggu depan', '2026-11-30 09:00'],
    ['下周', '2026-11-30 09:00'],
    ['下星期三', '2026-12-02 09:00'],
    ['rabu minggu depan 3 petang', '2026-12-02 15:00'],
    ['monday next week', '2026-11-30 09:00'],
    ['weekend', '2026-11-28 09:00'],
    ['hujung minggu', '2026-11-28 09:00'],
    ['周末', '2026-11-28 09:00'],
    ['hujung bulan', '2026-11-30 09:00'],
    ['end of month', '2026-11-30 09:00'],
    ['月底', '2026-11-30 09:00'],
    ['bulan depan', '2026-12-01 09:00'],
    ['下个月', '2026-12-01 09:00'],
    ['这个星期五下午三点', '2026-11-27 15:00'],
    ['dua jam lagi', '2026-11-27 12:20'],
    ['1.5 jam', '2026-11-27 11:50'],
    ['sejam setengah lagi', '2026-11-27 11:50'],
    ['in two hours', '2026-11-27 12:20'],
    ['half hour', '2026-11-27 10:50'],
    ['in 2 hours time', '2026-11-27 12:20'],
    ['一刻钟后', '2026-11-27 10:35'],
    ['seminggu lagi', '2026-12-04 10:20'],
    ['in a week', '2026-12-04 10:20'],
    ['两个星期后', '2026-12-11 10:20'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

test.each([
  ['2026-11-27T10:20', '5', '2026-11-27 17:00'],
  ['2026-11-27T17:30', '5', '2026-11-28 17:00'],
  ['2026-11-27T06:30', '5', '2026-11-27 17:00'],
  ['2026-11-27T03:00', '5', '2026-11-27 05:00'],
  ['2026-11-27T03:00', 'esok 5', '2026-11-28 17:00'],
  ['2026-11-27T19:00', 'eod', '2026-11-28 18:00'],
])('an hour alone is the next one that people mean (at %s, %s)', (at, text, expected) => {
  expect(read(text, new Date(at))).toBe(expected);
});

test.each([
  ['call Ali 3pm', 'call ali', '2026-11-27 15:00'],
  ['3pm 4pm', '4pm', '2026-11-27 15:00'],
  ['esok jumpa boss', 'jumpa boss', '2026-11-28 09:00'],
  ['soon', 'soon', undefined],
])('of %s, what is not understood is told, and what it would be without that', (text, unread, expected) => {
  const found = readDueTime(text, now.getTime());
  expect(found.unread).toBe(unread);
  expect(found.atMs).toBe(
    expected === undefined ? undefined : new Date(expected.replace(' ', 'T')).getTime(),
  );
});

describe('of a range of hours, the beginning counts', () => {
  test.each([
    ['11-1pm', '2026-11-27 11:00'],
    ['11-1 p.m.', '2026-11-27 11:00'],
    ['11.30-1pm', '2026-11-27 11:30'],
    ['tomorrow 11-1pm', '2026-11-28 11:00'],
    ['10-12pm', '2026-11-28 10:00'],
    ['12-1pm', '2026-11-27 12:00'],
    ['12.30-1pm', '2026-11-27 12:30'],
    ['esok 10 to 2 petang', '2026-11-28 10:00'],
    ['esok sebelas hingga satu petang', '2026-11-28 11:00'],
    ['esok 11 hingga 1 ptg', '2026-11-28 11:00'],
    ['esok 11-1 tengah hari', '2026-11-28 11:00'],
    ['esok 10-12 pagi', '2026-11-28 10:00'],
    ['esok 10-12am', '2026-11-28 10:00'],
    ['esok 9-11 pagi', '2026-11-28 09:00'],
    ['11-1am', '2026-11-27 23:00'],
    ['11-1 malam', '2026-11-27 23:00'],
    ['10 hingga 12 malam', '2026-11-27 22:00'],
    ['8-10 malam', '2026-11-27 20:00'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('two numbers with a hyphen', () => {
  test.each(['9-5', '8-10', '2 - 4', '12-1', 'monday 9-5'])('%s may be hours or a date: neither', (text) => {
    expect(read(text)).toBeUndefined();
    expect(readDueTime(text, now.getTime()).unread).not.toBe('');
  });

  test.each([
    ['28-11', '2026-11-28 09:00'],
    ['3-12 9am', '2026-12-03 09:00'],
    ['3-12-2026', '2026-12-03 09:00'],
    ['9/5', '2027-05-09 09:00'],
  ])('%s is a date', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('the hours after midnight', () => {
  const midnight = new Date(2026, 11, 1, 0, 20);
  test.each([
    ['1 malam', '2026-12-01 01:00'],
    ['12.30 tengah malam', '2026-12-01 00:30'],
    ['半夜1点', '2026-12-01 01:00'],
    ['晚上1点', '2026-12-01 01:00'],
    ['1 at night', '2026-12-01 01:00'],
    ['tonight 1', '2026-12-01 01:00'],
    ['hari ini 1 malam', '2026-12-01 01:00'],
    ['1 pagi', '2026-12-01 01:00'],
    ['12 malam', '2026-12-02 00:00'],
    ['8 malam', '2026-12-01 20:00'],
    ['esok 1 malam', '2026-12-03 01:00'],
  ])('%s, typed in the night, is of this night', (text, expected) => {
    expect(read(text, midnight)).toBe(expected);
  });

  test.each([
    ['1 malam', new Date(2026, 11, 1, 1, 0), '2026-12-02 01:00'],
    ['1 malam', new Date(2026, 11, 1, 22, 0), '2026-12-02 01:00'],
    ['tonight 1', new Date(2026, 11, 1, 10, 0), '2026-12-02 01:00'],
  ])('%s, typed when it has passed, is of the next night', (text, from, expected) => {
    expect(read(text, from)).toBe(expected);
  });
});

describe('a day that a month or year does not have', () => {
  test.each([
    ['31hb', new Date(2026, 10, 27, 10), '2026-12-31 09:00'],
    ['31st 3pm', new Date(2026, 10, 30, 10), '2026-12-31 15:00'],
    ['30hb', new Date(2027, 0, 31, 10), '2027-03-30 09:00'],
    ['31号', new Date(2026, 5, 30, 10), '2026-07-31 09:00'],
    ['29/2', new Date(2027, 2, 5), '2028-02-29 09:00'],
    ['29 feb 3pm', new Date(2027, 11, 5), '2028-02-29 15:00'],
  ])('%s is of the next that has it', (text, from, expected) => {
    expect(read(text, from)).toBe(expected);
  });

  test.each([
    ['29/2', new Date(2027, 1, 10)],
    ['31/11', new Date(2026, 9, 10)],
    ['32hb', new Date(2026, 10, 27)],
    ['0hb', new Date(2026, 10, 27)],
  ])('%s is no date where the month to come does not have it', (text, from) => {
    expect(read(text, from)).toBeUndefined();
  });
});

test('29 February is no date of the year after a leap year, once it has passed', () => {
  expect(read('29/2', new Date(2028, 1, 10))).toBe('2028-02-29 09:00');
  expect(read('29/2', new Date(2028, 2, 5))).toBeUndefined();
  expect(read('29 feb 2032', new Date(2028, 2, 5))).toBe('2032-02-29 09:00');
});

test('a time of today that has passed stays in the past where the day is written', () => {
  expect(read('today 9am')).toBe('2026-11-27 09:00');
  expect(read('1/1/2020 10:00')).toBe('2020-01-01 10:00');
});

test.each([
  '',
  ' ',
  'soon',
  '31/2 3pm',
  '32/1',
  '25:00',
  '3:75',
  '13pm',
  '25:99',
  '25ptg',
  '3ptgx',
  '0pm',
  'pm',
  'call Ali 3pm',
  'dlm',
  'lepas',
  '3pm 4pm',
  '012-345 6789',
])('%j is no time', (text) => {
  expect(read(text)).toBeUndefined();
});
