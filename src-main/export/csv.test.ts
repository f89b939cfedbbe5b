import { expect, test } from 'vitest';
import { formatCsvLine, escapeFormula, unescapeFormula } from './csv';
import { payloads } from './spreadsheet-formulas.fixture';
import { readCsv } from './read-csv.fixture';

test('there are five hundred payloads', () => {
  expect(payloads()).toHaveLength(500);
});

test('each comes back as it was written, by RFC 4180 and without its apostrophe', () => {
  const lines = payloads().map((text) => formatCsvLine([text, 'x', text]));

  const read = readCsv(lines.join(''));

  expect(read.map((cells) => cells.map(unescapeFormula))).toEqual(
    payloads().map((text) => [text, 'x', text]),
  );
});

test.each([
  '=1+1',
  '+60123456789',
  '-1',
  '@A1',
  '\t=1',
  '0123',
  '1234567890123456',
  '＝1',
  'Mar 5',
  'true',
  "'x",
])('the text %j is kept a text', (text) => {
  expect(escapeFormula(text)).toBe(`'${text}`);
});

test.each(['Ahmad bin Ibrahim', 'Kedai "Maju", Sdn. Bhd.', '打印机坏了', ''])(
  'the text %j is left alone',
  (text) => {
    expect(escapeFormula(text)).toBe(text);
  },
);

test('every reference is written alike, with a digit and without, and what only looks like one is kept a text', () => {
  expect(formatCsvLine(['SH-C4DG9', 'SH-PJCAK', 'SH-7349'])).toBe('SH-C4DG9,SH-PJCAK,SH-7349\r\n');
  expect(formatCsvLine(['SH-1', 'SH-C4DG9=1', 'SH-7349\n'])).toBe(`'SH-1,'SH-C4DG9=1,"'SH-7349\n"\r\n`);
});

test.each(['Kedai;=HYPERLINK()', 'Kedai\t=HYPERLINK()'])(
  'the text %j is one cell also where cells are parted at a semicolon or a tab',
  (text) => {
    expect(formatCsvLine([text, 'x'])).toBe(`"${text}",x\r\n`);
  },
);

test('numbers, moments and nothing are cells of their own kind', () => {
  const atMs = new Date(2026, 10, 24, 18, 5, 9).getTime();

  expect(formatCsvLine([101.7122, -3.5, { atMs }, null])).toBe('101.7122,-3.5,2026-11-24 18:05:09,\r\n');
});
