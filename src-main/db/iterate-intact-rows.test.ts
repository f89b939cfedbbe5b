import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from './open-database';
import { tempFolder } from './temp-folder.fixture';
import { iterateIntactRows } from './iterate-intact-rows';

const calls = 4000;
const pageBytes = 4096;

/** First many calls without a parked one, then every fiftieth call is parked. */
function closedHistory(): string {
  const file = join(tempFolder(), 'helpdesk.db');
  const opened = openDatabase(file);
  if (!opened.ok) throw new Error(opened.error.detail);
  opened.value.exec(`
    WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ${calls})
    INSERT INTO call (id, fields, revision, status, began_at_ms, saved_at_ms)
    SELECT 'call ' || n || '.', json_object('issue', printf('%.*c', 300, 'x')), 0,
      CASE WHEN n > 1100 AND n % 50 = 0 THEN 'parked' ELSE 'sent' END, n, n FROM number`);
  opened.value.close();
  return file;
}

/** Zeroes the table pages that hold these calls. */
function damage(file: string, numbers: readonly number[]): void {
  const bytes = readFileSync(file);
  for (const number of numbers) {
    let at = bytes.indexOf(`call ${number}.`);
    // The index pages hold the ids, too, but have another page type.
    while (at >= 0 && bytes[Math.floor(at / pageBytes) * pageBytes] !== 0x0d)
      at = bytes.indexOf(`call ${number}.`, at + 1);
    if (at < 0) throw new Error(`there is no call ${number}`);
    const from = Math.floor(at / pageBytes) * pageBytes;
    bytes.fill(0, from, from + pageBytes);
  }
  writeFileSync(file, bytes);
}

function reading(file: string): Database {
  const db = new SqliteDatabase(file, { readonly: true });
  onTestFinished(() => void db.close());
  return db;
}

const parked = (rows: Iterable<Readonly<Record<string, unknown>>>): unknown[] =>
  [...rows].filter((row) => row['status'] === 'parked').map((row) => row['id']);

describe('a scan with a condition', () => {
  test.each([
    ['nowhere', []],
    ['at the beginning', [1]],
    ['where long nothing is parked', [1030]],
    ['in the middle', [2050]],
    ['at the end', [calls]],
    ['in many places', [150, 160, 170, 1000, 1700, 1720, 3333, 3990]],
  ])('%s damaged, the same come as where all are read', (_where, numbers) => {
    const file = closedHistory();
    damage(file, numbers);
    const db = reading(file);
    const all = [...iterateIntactRows(db, 'call')];
    const some = [...iterateIntactRows(db, 'call', { of: `status = 'parked'` })];
    expect(parked(some)).toEqual(parked(all));
    expect(parked(some).length).toBeGreaterThan(25);
    expect(all.length - some.length).toBeGreaterThan(500);
  });
});
