import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from './open-database';
import { lockDatabase } from './lock-database.fixture';
import { writeAsNewerApp } from './newer-app.fixture';
import { tempFolder } from './temp-folder.fixture';
import { migrations } from './migrations/all';

const newest = migrations.at(-1)?.version ?? 0;

const isRoot = process.getuid?.() === 0;

function openedAt(file: string, access: 'write' | 'read' = 'write'): Database {
  const opened = openDatabase(file, access);
  if (!opened.ok) throw new Error(opened.error.detail);
  onTestFinished(() => {
    opened.value.close();
  });
  return opened.value;
}

function pragma(db: Database, name: string): unknown {
  return db.pragma(name, { simple: true });
}

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

describe('a fresh database', () => {
  test('is this app’s own, at the newest version, and safe through a power cut', () => {
    const db = openedAt(join(tempFolder(), 'live', 'helpdesk.db'));
    expect(pragma(db, 'application_id')).toBe(0x53484431);
    expect(pragma(db, 'user_version')).toBe(newest);
    expect(pragma(db, 'journal_mode')).toBe('wal');
    expect(pragma(db, 'synchronous')).toBe(2);
    expect(pragma(db, 'foreign_keys')).toBe(1);
    expect(pragma(db, 'secure_delete')).toBe(1);
    expect(pragma(db, 'trusted_schema')).toBe(0);
  });

  test('opens again without change, and with the same safety', () => {
    const file = join(tempFolder(), 'helpdesk.db');
    const first = openDatabase(file);
    if (!first.ok) throw new Error(first.error.detail);
    const schemaBefore = first.value.prepare('SELECT type, name, sql FROM sqlite_schema').all();
    first.value.close();
    const bytes = readFileSync(file);
    const again = openedAt(file);
    expect(again.prepare('SELECT type, name, sql FROM sqlite_schema').all()).toEqual(schemaBefore);
    expect(pragma(again, 'synchronous')).toBe(2);
    expect(pragma(again, 'foreign_keys')).toBe(1);
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  test('is made out of an empty file, which is what a power cut can leave', () => {
    const file = join(tempFolder(), 'helpdesk.db');
    writeFileSync(file, '');
    expect(pragma(openedAt(file), 'user_version')).toBe(newest);
  });

  test('that was cut off before its first migration is finished', () => {
    const file = join(tempFolder(), 'helpdesk.db');
    const cutOff = new SqliteDatabase(file);
    cutOff.pragma('journal_mode = WAL');
    cutOff.pragma('application_id = 0x53484431');
    cutOff.close();
    expect(pragma(openedAt(file), 'user_version')).toBe(newest);
  });

  test('refuses a ticket of a call that does not exist', () => {
    const db = openedAt(join(tempFolder(), 'helpdesk.db'));
    expect(() =>
      db.prepare(`INSERT INTO attempt (ticket_id, number, started_at_ms) VALUES (7, 1, 0)`).run(),
    ).toThrow('FOREIGN KEY');
  });
});

describe.skipIf(process.platform === 'win32')('privacy of the files', () => {
  test.each([0o022, 0o000])('folders are 0700 and files 0600 under umask %o', (mask) => {
    const root = tempFolder();
    const before = process.umask(mask);
    onTestFinished(() => {
      process.umask(before);
    });
    const file = join(root, 'data', 'live', 'helpdesk.db');
    openedAt(file).exec(
      `INSERT INTO call (id, fields, revision, status, began_at_ms, saved_at_ms) VALUES ('c', '{}', 0, 'open', 0, 0)`,
    );
    expect(modeOf(join(root, 'data'))).toBe('700');
    expect(modeOf(join(root, 'data', 'live'))).toBe('700');
    for (const suffix of ['', '-wal', '-shm'])
      expect([suffix, modeOf(file + suffix)]).toEqual([suffix, '600']);
  });

  test('a folder and files that stood open to all are closed', () => {
    const folder = join(tempFolder(), 'live');
    mkdirSync(folder);
    chmodSync(folder, 0o777);
    const file = join(folder, 'helpdesk.db');
    writeFileSync(file, '');
    chmodSync(file, 0o666);
    openedAt(file);
    expect(modeOf(folder)).toBe('700');
    for (const suffix of ['', '-wal', '-shm'])
      expect([suffix, modeOf(file + suffix)]).toEqual([suffix, '600']);
  });
});

describe('a file that is not for this app', () => {
  test('of a newer app is refused untouched', () => {
    const file = join(tempFolder(), 'helpdesk.db');
    const newer = openDatabase(file);
    if (!newer.ok) throw new Error(newer.error.detail);
    writeAsNewerApp(newer.value, newest + 1);
    newer.value.close();
    const bytes = readFileSync(file);
    const refused = openDatabase(file);
    expect(refused).toMatchObject({ ok: false, error: { kind: 'database', errorCode: 'newer-version' } });
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  test('of a newer app that was killed is refused, and what it left in its log is not moved', () => {
    const folder = tempFolder();
    const running = join(folder, 'running.db');
    const file = join(folder, 'killed.db');
    const db = openedAt(running);
    db.pragma('wal_checkpoint(TRUNCATE)');
    writeAsNewerApp(db, newest + 1);
    for (const suffix of ['', '-wal']) copyFileSync(running + suffix, file + suffix);
    const bytes = [readFileSync(file), readFileSync(`${file}-wal`)];
    expect(openDatabase(file)).toMatchObject({ ok: false, error: { errorCode: 'newer-version' } });
    expect([readFileSync(file), readFileSync(`${file}-wal`)]).toEqual(bytes);
    expect(bytes[1]?.length).toBeGreaterThan(0);
  });

  test.each([newest + 1, newest + 1024, 0])(
    'whose header alone names schema %i is damaged, not of another app',
    (version) => {
      const file = join(tempFolder(), 'helpdesk.db');
      const db = openedAt(file);
      db.pragma(`user_version = ${version}`);
      db.close();
      expect(openDatabase(file)).toMatchObject({ ok: false, error: { errorCode: 'damaged' } });
    },
  );

  test.each([
    ['another application_id', `PRAGMA application_id = 42`],
    ['tables of its own', `CREATE TABLE other (x)`],
    ['a version of its own', `PRAGMA user_version = 1`],
  ])('of another program, with %s, is refused untouched', (_what, sql) => {
    const file = join(tempFolder(), 'helpdesk.db');
    const other = new SqliteDatabase(file);
    other.exec(sql);
    other.close();
    const bytes = readFileSync(file);
    expect(openDatabase(file)).toMatchObject({ ok: false, error: { errorCode: 'damaged' } });
    expect(readFileSync(file).equals(bytes)).toBe(true);
    expect(existsSync(`${file}-wal`)).toBe(false);
  });

  test('of a version before the first release is refused untouched, and not taken for damaged', () => {
    const file = join(tempFolder(), 'helpdesk.db');
    const old = new SqliteDatabase(file);
    old.exec(
      'PRAGMA application_id = 0x53484844; CREATE TABLE ticket (id INTEGER); PRAGMA user_version = 17',
    );
    old.close();
    const bytes = readFileSync(file);
    expect(openDatabase(file)).toMatchObject({ ok: false, error: { errorCode: 'development-version' } });
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  test('that is no database at all is refused untouched', () => {
    const file = join(tempFolder(), 'helpdesk.db');
    writeFileSync(file, 'Dear diary, '.repeat(1000));
    const bytes = readFileSync(file);
    expect(openDatabase(file)).toMatchObject({ ok: false, error: { errorCode: 'damaged' } });
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });
});

describe('reading access', () => {
  test('sees what was committed and can write nothing', () => {
    const file = join(tempFolder(), 'helpdesk.db');
    const writer = openedAt(file);
    const reader = openedAt(file, 'read');
    writer.exec(
      `INSERT INTO call (id, fields, revision, status, began_at_ms, saved_at_ms) VALUES ('c', '{}', 0, 'open', 0, 0)`,
    );
    expect(reader.prepare('SELECT id FROM call').pluck().all()).toEqual(['c']);
    expect(() => reader.exec('DELETE FROM call')).toThrow('readonly');
  });

  test('makes no file where there is none', () => {
    const file = join(tempFolder(), 'helpdesk.db');
    expect(openDatabase(file, 'read').ok).toBe(false);
    expect(existsSync(file)).toBe(false);
  });
});

test.skipIf(isRoot || process.platform === 'win32')(
  'a folder that may not be written is told apart from damage',
  () => {
    const folder = tempFolder();
    chmodSync(folder, 0o500);
    expect(openDatabase(join(folder, 'live', 'helpdesk.db'))).toMatchObject({
      error: { errorCode: 'read-only' },
    });
  },
);

test('a folder that is a file is an error in words, not an exception', () => {
  const file = join(tempFolder(), 'live');
  writeFileSync(file, '');
  expect(openDatabase(join(file, 'helpdesk.db'))).toMatchObject({ ok: false, error: { kind: 'database' } });
});

test.each(['all', 'writers'] as const)(
  'a file that another program keeps from %s is refused soon, and opens once it is let go',
  (out) => {
    const file = join(tempFolder(), 'helpdesk.db');
    openedAt(file).close();
    const letGo = lockDatabase(file, out);
    const beganMs = performance.now();
    expect(openDatabase(file)).toMatchObject({ ok: false, error: { errorCode: 'in-use' } });
    const waitedMs = performance.now() - beganMs;
    letGo();
    // Writes after opening wait longer: the screen is in use by then. The refusal has waited far less than one of them.
    expect(pragma(openedAt(file), 'busy_timeout')).toBe(5_000);
    expect(waitedMs).toBeLessThan(5_000);
  },
);
