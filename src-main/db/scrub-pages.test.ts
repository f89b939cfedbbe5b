import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { releasePageCache, scrubPages } from './scrub-pages';
import { tempFolder } from './temp-folder.fixture';

/**
 * Rows inserted in random order. Every tenth belonged to a caller who was deleted since; SQLite overwrote those rows.
 */
function database() {
  const file = join(tempFolder(), 'x.db');
  const db = new SqliteDatabase(file);
  onTestFinished(() => {
    db.close();
    releasePageCache(db);
  });
  db.pragma('journal_mode = WAL');
  db.pragma('secure_delete = ON');
  db.exec(
    'CREATE TABLE caller (id INTEGER PRIMARY KEY, name TEXT, remark TEXT); CREATE INDEX by_name ON caller (name)',
  );
  const insert = db.prepare('INSERT INTO caller (name, remark) VALUES (?, ?)');
  for (let number = 0; number < 3_000; number += 1) {
    const place = (number * 7_919) % 3_000;
    insert.run(`${place} ${number % 10 === 0 ? 'Zuraidah Canary' : 'Other'} ${'x'.repeat(place % 90)}`, '-');
  }
  db.exec(`DELETE FROM caller WHERE name LIKE '%Canary%'`);
  return { file, db };
}

const isIn = (file: string): boolean =>
  [file, `${file}-wal`].some((name) => readFileSync(name).includes('Zuraidah Canary'));

function scrubAll(db: ReturnType<typeof database>['db']): void {
  for (let next: number | null = 0; next !== null;) next = scrubPages(db, next);
}

test('removes only the remains of deleted rows, and a later change does not bring them back', () => {
  const { file, db } = database();
  db.pragma('wal_checkpoint(TRUNCATE)');
  expect(isIn(file)).toBe(true);
  const before = db.prepare('SELECT * FROM caller ORDER BY name').all();

  scrubAll(db);
  expect(isIn(file)).toBe(false);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.prepare('SELECT * FROM caller ORDER BY name').all()).toEqual(before);

  db.exec(`UPDATE caller SET remark = 'changed'`);
  db.pragma('wal_checkpoint(TRUNCATE)');
  expect(isIn(file)).toBe(false);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
});

test('changes nothing while a reader needs the log, and asks to be called again', () => {
  const { file, db } = database();
  const reader = new SqliteDatabase(file, { readonly: true });
  const rows = reader.prepare('SELECT name FROM caller').iterate();
  rows.next();
  db.exec(`INSERT INTO caller (name) VALUES ('later')`);
  expect(scrubPages(db, 0)).toBe(0);
  expect(isIn(file)).toBe(true);
  expect(db.pragma('busy_timeout', { simple: true })).toBe(5_000);

  rows.return?.();
  reader.close();
  scrubAll(db);
  expect(isIn(file)).toBe(false);
});
