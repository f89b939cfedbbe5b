import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createCallStore } from '../calls/call-store';
import { readyFields } from '../tickets/sample-ticket.fixture';
import { listBackups, rotateBackups } from './backup-files';
import { isUnchangedSinceBackup, isIntact, makeBackup } from './make-and-verify-backup';
import { createBackupAndIntegrityCheckStore } from './backup-and-integrity-check-store';
import { migrations } from '../db/migrations/all';
import { createRecordedLog } from '../log/recorded-log.fixture';
import { migrate } from '../db/migrate';
import { openDatabase } from '../db/open-database';
import { openWithRecovery } from '../data/recovery/open-with-recovery';
import { findColumnOffsets } from '../db/column-offsets.fixture';
import { tempFolder } from '../db/temp-folder.fixture';

const dayMs = 24 * 60 * 60_000;
const firstDay = Date.UTC(2026, 10, 23, 9);

function opened(folder = tempFolder()) {
  const file = join(folder, 'helpdesk.db');
  const result = openDatabase(file);
  if (!result.ok) throw new Error(result.error.detail);
  const db = result.value;
  onTestFinished(() => {
    db.close();
  });
  return { db, file, backups: join(folder, 'backups') };
}

const daysKept = (folder: string) =>
  listBackups(folder).map(({ madeAtMs }) => Math.floor((madeAtMs - firstDay) / dayMs));

describe('rotation', () => {
  it('keeps one of each of the last seven days and of the last four weeks, two backups a day through ten weeks', () => {
    const { db, backups } = opened();
    const store = createBackupAndIntegrityCheckStore(db, backups);
    for (let half = 0; half < 140; half += 1) store.backUp(half + 1, firstDay + half * (dayMs / 2));
    // Days 63 to 69, and the last days of the weeks that end with days 51, 58, 65 and with the last day of all.
    expect(daysKept(backups)).toEqual([51, 58, 63, 64, 65, 66, 67, 68, 69]);
    expect(listBackups(backups).every(isUnchangedSinceBackup)).toBe(true);
  }, 60_000);

  it('keeps the one from before the last migration, however old, and removes what was never finished', () => {
    const { db, backups } = opened();
    makeBackup(db, backups, { kind: 'before-migration', number: 1, nowMs: firstDay });
    for (let day = 1; day <= 60; day += 1) {
      makeBackup(db, backups, { kind: 'daily', number: day + 1, nowMs: firstDay + day * dayMs });
    }
    writeFileSync(join(backups, 'helpdesk-000099-20261124T000000Z-daily.new'), 'half');
    // An administrator may keep files of their own there.
    writeFileSync(join(backups, 'letter.new'), 'of somebody else');
    rotateBackups(backups);
    expect(listBackups(backups).filter(({ kind }) => kind === 'before-migration')).toHaveLength(1);
    expect(readdirSync(backups).filter((name) => name.endsWith('.new'))).toEqual(['letter.new']);
  }, 60_000);

  it('a clock that was set back or far ahead costs no backup of the days around it', () => {
    const { db, backups } = opened();
    const store = createBackupAndIntegrityCheckStore(db, backups);
    const times = [0, 1, 2, 20_000, 3, 4].map((day) => firstDay + day * dayMs);
    for (const [index, nowMs] of times.entries()) store.backUp(index + 1, nowMs);
    expect(daysKept(backups)).toEqual([0, 1, 2, 20_000, 3, 4]);
  });
});

describe('a backup', () => {
  it('is looked through before it has a name and before an older one goes: of a damaged row none is made', () => {
    const { db, file, backups } = opened();
    const store = createBackupAndIntegrityCheckStore(db, backups);
    const calls = createCallStore(db);
    calls.begin('a-call', 1);
    for (let day = 0; day < 20; day += 1) store.backUp(day + 1, firstDay + day * dayMs);
    const namesBefore = readdirSync(backups);
    db.close();
    const at =
      findColumnOffsets(file, 'call').find(({ column }) => column === 'saved_at_ms')?.at ?? Number.NaN;
    const bytes = readFileSync(file);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    const again = new SqliteDatabase(file);
    expect(() =>
      createBackupAndIntegrityCheckStore(again, backups).backUp(99, firstDay + 60 * dayMs),
    ).toThrow('not whole');
    again.close();
    expect(readdirSync(backups)).toEqual(namesBefore);
  });

  it('that cannot be made to its end leaves nothing of itself behind', () => {
    const { db, file, backups } = opened();
    const insert = db.prepare(
      `INSERT INTO call (id, fields, revision, status, began_at_ms, saved_at_ms) VALUES (?, ?, 0, 'open', 1, 2)`,
    );
    for (let call = 0; call < 200; call += 1) insert.run(`call-${call}`, JSON.stringify(readyFields));
    db.close();
    const bytes = readFileSync(file);
    bytes.fill(0x7f, bytes.length - 20_000, bytes.length - 8_000);
    writeFileSync(file, bytes);
    const again = new SqliteDatabase(file);
    expect(() => makeBackup(again, backups, { kind: 'daily', number: 1, nowMs: firstDay })).toThrow(
      'malformed',
    );
    again.close();
    expect(readdirSync(backups)).toEqual([]);
  });

  it('that cannot be looked through is not taken for a damaged one', () => {
    const { db, backups } = opened();
    const { file } = makeBackup(db, backups, { kind: 'daily', number: 1, nowMs: firstDay });
    renameSync(file, `${file}.away`);
    expect(() => isIntact(file)).toThrow('unable to open');
    writeFileSync(file, 'half a database');
    expect(isIntact(file)).toBe(false);
  });

  it('of which one bit has changed since, anywhere in it, is known by its name', () => {
    const { db, backups } = opened();
    const backup = makeBackup(db, backups, { kind: 'daily', number: 1, nowMs: firstDay });
    expect(listBackups(backups)).toEqual([backup]);
    const bytes = readFileSync(backup.file);
    for (let at = 0; at < bytes.length; at += 1_009) {
      bytes[at] = (bytes[at] ?? 0) ^ 4;
      writeFileSync(backup.file, bytes);
      expect(isUnchangedSinceBackup(backup)).toBe(false);
      bytes[at] = (bytes[at] ?? 0) ^ 4;
    }
    writeFileSync(backup.file, bytes);
    expect(isUnchangedSinceBackup(backup)).toBe(true);
  });

  it.skipIf(process.platform === 'win32')(
    'is none where a pipe took its place, which is not waited for',
    () => {
      const { db, backups } = opened();
      const backup = makeBackup(db, backups, { kind: 'daily', number: 1, nowMs: firstDay });
      rmSync(backup.file);
      execFileSync('mkfifo', [backup.file]);
      expect(isUnchangedSinceBackup(backup)).toBe(false);
    },
  );

  it('of an older app, without a fingerprint, is looked through itself', () => {
    const { db, backups } = opened();
    createCallStore(db).begin('a-call', 1);
    const { file } = makeBackup(db, backups, { kind: 'daily', number: 1, nowMs: firstDay });
    const old = { file, number: 1, madeAtMs: firstDay, kind: 'daily', fingerprint: null } as const;
    expect(isUnchangedSinceBackup(old)).toBe(true);
    writeFileSync(file, readFileSync(file).subarray(0, 20_000));
    expect(isUnchangedSinceBackup(old)).toBe(false);
  });

  it('is made before a step of the schema, of what was there before it, and that one is whole too', () => {
    const folder = tempFolder();
    const file = join(folder, 'helpdesk.db');
    const before = new SqliteDatabase(file);
    migrate(before, migrations);
    before.exec(
      `INSERT INTO call (id, fields, revision, status, began_at_ms, saved_at_ms)
       VALUES ('c', '${JSON.stringify(readyFields)}', 0, 'open', 1, 2)`,
    );
    before.pragma('application_id = 0x53484431');
    before.close();
    const next = {
      version: migrations.length + 1,
      name: 'next',
      sql: 'CREATE TABLE next (id INTEGER) STRICT',
    };
    const recordedLog = createRecordedLog();
    const after = openWithRecovery(file, firstDay, {
      log: recordedLog.log,
      migrations: [...migrations, next],
    });
    if (!after.ok) throw new Error(after.error.detail);
    const [backup] = listBackups(join(folder, 'backups'));
    expect(backup).toMatchObject({ kind: 'before-migration', madeAtMs: firstDay });
    expect(recordedLog.of('history is brought to a new version')).toEqual([
      { from: migrations.length, to: next.version },
    ]);
    expect(backup !== undefined && isUnchangedSinceBackup(backup) && isIntact(backup.file)).toBe(true);
    expect(after.value.stores.calls.unfinished()).toHaveLength(1);
    after.value.close();
  });
});
