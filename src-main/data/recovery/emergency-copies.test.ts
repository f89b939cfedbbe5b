import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { createCallCopies } from '../../calls/call-copies-in-memory';
import { createCallStore } from '../../calls/call-store';
import { freshDatabase } from '../../db/fresh-database.fixture';
import { lockDatabase } from '../../db/lock-database.fixture';
import { tempFolder } from '../../db/temp-folder.fixture';
import { createRecordedLog } from '../../log/recorded-log.fixture';
import { silentLog } from '../../log/log';
import { readyFields } from '../../tickets/sample-ticket.fixture';
import { makeTicket, newPc, open as openOn } from './copied-folder.fixture';
import { openCopiedWork, openEmergencyCopies } from './emergency-copies';
import { openWithRecovery, type RecoveredStores } from './open-with-recovery';

const callId = (number: number) => `00000000-0000-4000-8000-00000000000${number}`;

/** A data folder whose history lacks two calls that the last run copied before it ended. */
function folderWithCopies(remark = 'Typed') {
  const file = join(tempFolder(), 'live', 'helpdesk.db');
  const history = openWithRecovery(file, 0);
  if (!history.ok) throw new Error(history.error.detail);
  history.value.close();
  const last = freshDatabase();
  for (const number of [1, 2]) {
    createCallStore(last).begin(callId(number), 1);
    createCallStore(last).save(callId(number), { ...readyFields, remark: `${remark} ${number}` }, 2);
  }
  const copies = openEmergencyCopies(file);
  copies.writeCalls(createCallCopies(last).all());
  copies.close();
  return { file, kept: join(dirname(file), 'kept'), damaged: join(dirname(file), 'damaged') };
}

function open(file: string): {
  opened: ReturnType<typeof openWithRecovery>;
  recordedLog: typeof recordedLog;
} {
  const recordedLog = createRecordedLog();
  const opened = openWithRecovery(file, 0, { log: recordedLog.log });
  onTestFinished(() => {
    if (opened.ok) opened.value.close();
  });
  return { opened, recordedLog };
}

const remarksOf = ({ stores }: RecoveredStores) =>
  stores.calls.unfinished().map(({ fields }) => fields.remark);

function openHistory(file: string): Database {
  const db = new SqliteDatabase(file);
  onTestFinished(() => void db.close());
  return db;
}

it('calls that the last run copied are in the history once it is open, and the copies are gone', () => {
  const { file, kept } = folderWithCopies();
  const { opened } = open(file);
  expect(opened.ok && remarksOf(opened.value)).toEqual(['Typed 1', 'Typed 2']);
  expect(existsSync(kept)).toBe(false);
});

it('copied calls that the full disk takes back to no history stay where they are', () => {
  const { file, kept } = folderWithCopies('x'.repeat(50_000));
  const db = openHistory(file);
  const pages = Number(db.pragma('page_count', { simple: true }));
  db.pragma(`max_page_count = ${pages}`);
  const full = openCopiedWork(file, silentLog);
  if (!full.ok) throw new Error(full.error.detail);
  expect(() => full.value.restoreInto(db, 0)).toThrow('database or disk is full');
  full.value.close();
  expect(existsSync(kept)).toBe(true);

  db.pragma('max_page_count = 1000000');
  db.close();
  const { opened } = open(file);
  expect(opened.ok && remarksOf(opened.value)).toHaveLength(2);
});

it('a history is not opened without the calls of a file that another program holds, and has them afterwards', () => {
  const { file, kept } = folderWithCopies();
  const letGo = lockDatabase(join(kept, 'calls.db'), 'all');
  expect(open(file).opened).toMatchObject({ ok: false, error: { errorCode: 'in-use' } });
  letGo();
  const { opened } = open(file);
  expect(opened.ok && remarksOf(opened.value)).toEqual(['Typed 1', 'Typed 2']);
  expect(existsSync(kept)).toBe(false);
});

it('copied calls that cannot be read at all do not keep the history from opening, and go to the damaged files', () => {
  const { file, kept, damaged } = folderWithCopies();
  const bytes = 'no database any more'.repeat(50);
  writeFileSync(join(kept, 'calls.db'), bytes);
  const { opened, recordedLog } = open(file);
  expect(opened.ok && remarksOf(opened.value)).toEqual([]);
  expect(recordedLog.of('kept calls not taken back')).toHaveLength(1);
  expect(existsSync(kept)).toBe(false);
  expect(readFileSync(join(damaged, 'helpdesk.db.kept-calls.1'), 'utf8')).toBe(bytes);
});

it('of copied calls of which one is damaged, the others are taken back, and the file goes to the damaged files', () => {
  const { file, kept, damaged } = folderWithCopies();
  const copies = new SqliteDatabase(join(kept, 'calls.db'));
  copies.prepare('UPDATE call SET checksum = ? WHERE id = ?').run('0'.repeat(64), callId(1));
  copies.close();
  const { opened } = open(file);
  expect(opened.ok && remarksOf(opened.value)).toEqual(['Typed 2']);
  expect(existsSync(kept)).toBe(false);
  expect(readdirSync(damaged)).toEqual(['helpdesk.db.kept-calls.1']);
});

it('the history of a folder whose copies hold no call opens as ever', () => {
  const { file, kept } = folderWithCopies();
  const { opened: first } = open(file);
  if (first.ok) first.value.close();
  mkdirSync(kept);
  expect(open(file).opened.ok).toBe(true);
  expect(existsSync(kept)).toBe(false);
});

it('a history that turns out to be damaged as the copied calls are written is restored first, and has them', () => {
  const { file, kept } = folderWithCopies();
  const history = new SqliteDatabase(file);
  history.exec('CREATE TRIGGER fail BEFORE INSERT ON call BEGIN SELECT abs(-9223372036854775807 - 1); END');
  history.close();
  const { opened } = open(file);
  expect(opened.ok && opened.value.restored).not.toBeNull();
  expect(opened.ok && remarksOf(opened.value)).toEqual(['Typed 1', 'Typed 2']);
  expect(existsSync(kept)).toBe(false);
});

it('a copied call still follows its case, also where the case has another id in the history that was put back', () => {
  const before = newPc();
  const last = openOn(before);
  makeTicket(last, 1);
  makeTicket(last, 2);
  last.stores.calls.begin(callId(4), 3);
  last.stores.calls.setFollowUp(callId(4), 2);
  const copies = createCallCopies(last.db).all();
  last.close();

  const { file } = newPc();
  const older = openWithRecovery(file, 0);
  if (!older.ok) throw new Error(older.error.detail);
  makeTicket(older.value, 2);
  makeTicket(older.value, 1);
  older.value.stores.calls.begin(callId(4), 3);
  older.value.stores.calls.setFollowUp(callId(4), 2);
  older.value.close();
  const kept = openEmergencyCopies(file);
  kept.writeCalls(copies);
  kept.close();

  const { opened } = open(file);
  expect(opened.ok && opened.value.stores.calls.get(callId(4))?.follows).toMatchObject({
    id: 1,
    reference: 'SH-AAAA2',
  });
});

it('a copied call that an agent has decided about with the calls that are like it stays decided', () => {
  const { file } = newPc();
  const history = openWithRecovery(file, 0);
  if (!history.ok) throw new Error(history.error.detail);
  history.value.close();
  const last = freshDatabase();
  for (const number of [1, 2]) createCallStore(last).begin(callId(number), 1);
  last.prepare('UPDATE call SET is_likeness_decided = 1 WHERE id = ?').run(callId(1));
  const copies = openEmergencyCopies(file);
  copies.writeCalls(createCallCopies(last).all());
  copies.close();
  const { opened } = open(file);
  if (!opened.ok) throw new Error(opened.error.detail);
  const decided = opened.value.db.prepare('SELECT id FROM call WHERE is_likeness_decided = 1').pluck();
  expect(decided.all()).toEqual([callId(1)]);
});
