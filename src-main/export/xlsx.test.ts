import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { writeZip } from '../files/write-zip';
import type { Cell } from './export-columns';
import { readXlsx } from './read-xlsx.fixture';
import { iterateXlsxParts } from './xlsx';

async function sheetsOf(rows: Cell[][], rowsPerSheet?: number) {
  const sink = new PassThrough();
  const chunks: Buffer[] = [];
  sink.on('data', (chunk: Buffer) => chunks.push(chunk));
  const { sheets } = await writeZip(sink, iterateXlsxParts(['One', 'Two'], rows, rowsPerSheet));
  const read = await readXlsx(Buffer.concat(chunks));
  expect(read).toHaveLength(sheets);
  return read;
}

test('texts are texts, numbers numbers, moments dates as the clock on the wall shows them', async () => {
  const atMs = new Date(2026, 10, 24, 12, 0, 0).getTime();

  const [sheet] = await sheetsOf([
    ['=1+1', '0123'],
    [-1.5, { atMs }],
    [null, ''],
  ]);

  expect(sheet).toEqual([
    [
      { kind: 's', value: 'One' },
      { kind: 's', value: 'Two' },
    ],
    [
      { kind: 's', value: '=1+1' },
      { kind: 's', value: '0123' },
    ],
    [
      { kind: 'n', value: '-1.5' },
      { kind: 'n', value: '46350.5' },
    ],
    [
      { kind: '', value: '' },
      { kind: '', value: '' },
    ],
  ]);
});

test('a full sheet is followed by another with the same header, and none is empty', async () => {
  const rows = ['a', 'b', 'c', 'd'].map((text) => [text, text]);
  const firstCells = (sheets: Awaited<ReturnType<typeof sheetsOf>>) =>
    sheets.map((sheet) => sheet.map((row) => row[0]?.value));

  expect(firstCells(await sheetsOf(rows, 3))).toEqual([
    ['One', 'a', 'b'],
    ['One', 'c', 'd'],
  ]);
  expect(firstCells(await sheetsOf(rows, 4))).toEqual([
    ['One', 'a', 'b', 'c'],
    ['One', 'd'],
  ]);
  expect(firstCells(await sheetsOf([], 4))).toEqual([['One']]);
});

test('a text that is too long for a cell is cut and marked', async () => {
  const [sheet] = await sheetsOf([['x'.repeat(40_000), '']]);

  expect(sheet?.[1]?.[0]?.value).toHaveLength(32_767);
  expect(sheet?.[1]?.[0]?.value).toContain('the archive has the whole of it');
});
