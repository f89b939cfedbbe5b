import { join } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { migrate, readSchemaVersion } from './migrate';
import type { Migration } from './migrations/migration';
import { migrations } from './migrations/all';
import { tempFolder } from './temp-folder.fixture';

const people: Migration = { version: 1, name: 'people', sql: 'CREATE TABLE person (name TEXT) STRICT' };
const ages: Migration = { version: 2, name: 'ages', sql: 'ALTER TABLE person ADD COLUMN age INTEGER' };

function databaseAt(file: string): Database {
  const db = new SqliteDatabase(file);
  onTestFinished(() => {
    db.close();
  });
  return db;
}

const columns = (db: Database) => db.prepare(`SELECT name FROM pragma_table_info('person')`).pluck().all();

test('the ledger counts up from 1 without gaps', () => {
  expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_migration, index) => index + 1));
});

test('applies every missing step in order', () => {
  const db = databaseAt(join(tempFolder(), 'a.db'));
  migrate(db, [people]);
  db.exec(`INSERT INTO person VALUES ('Ahmad')`);
  migrate(db, [people, ages]);
  expect(readSchemaVersion(db)).toBe(2);
  expect(db.prepare('SELECT name, age FROM person').all()).toEqual([{ name: 'Ahmad', age: null }]);
});

test('never applies a step twice', () => {
  const db = databaseAt(join(tempFolder(), 'a.db'));
  migrate(db, [people, ages]);
  migrate(db, [people, ages]);
  expect(columns(db)).toEqual(['name', 'age']);
});

test('rolls back every step if one fails', () => {
  const db = databaseAt(join(tempFolder(), 'a.db'));
  const broken: Migration = {
    version: 2,
    name: 'broken',
    sql: 'ALTER TABLE person ADD COLUMN age INTEGER; CREATE TABLE person (x)',
  };
  expect(() => {
    migrate(db, [people, broken]);
  }).toThrow('already exists');
  expect([readSchemaVersion(db), columns(db)]).toEqual([0, []]);
  migrate(db, [people, ages]);
  expect([readSchemaVersion(db), columns(db)]).toEqual([2, ['name', 'age']]);
});
