import { closeSync, existsSync, openSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { fail, succeed, type Result } from '../../shared/result';
import { openJournal, type JournalFile } from '../journal/journal-file';
import { parseRecords } from '../journal/journal-record';
import { beginErasuresAgain } from '../privacy/erase-again';
import { replayJournal } from '../tickets/replay-journal';
import { backupsFolder, listBackups, makeBackup } from './backups';
import { troubleOf, troubleOfOpening, type DatabaseError } from './database-trouble';
import { schemaVersion } from './migrate';
import { migrations } from './migrations/all';
import { isWritable, openDatabase } from './open-database';
import { finishRestore, restoreDatabase, type Restored } from './restore';
import { createStores, type Stores } from './stores';
import { letGoOfPages } from './scrub-pages';

export type TrustedDatabase = {
  readonly db: Database;
  readonly journal: JournalFile;
  /** What was put in the place of a damaged or lost database, null where it was sound. */
  readonly restored: Restored | null;
  /** False where the last run did not close it: then it wants to be checked. */
  readonly wasClosedWell: boolean;
  readonly close: () => void;
};

/** Every statement of the app could be prepared for it. */
export type TrustedStores = TrustedDatabase & { readonly stores: Stores };

/**
 * Opens a database so that what comes out of it can be relied on: a damaged or vanished one is put aside and replaced
 * by its newest whole backup, or where there is none by an empty one, and told what can still be read of the damaged
 * one; and what only the journal knows is told to it, before anyone reads.
 * @param mustRestore takes the file for damaged, whatever it looks like
 * @param onRestoring told before another one is made, which takes minutes where the history is long
 */
export function openTrusted(
  file: string,
  nowMs: number,
  mustRestore = false,
  onRestoring: () => void = () => undefined,
): Result<TrustedStores, DatabaseError> {
  let journal: JournalFile | undefined;
  try {
    journal = openJournal(dirname(file));
    const opened = openWith(journal, file, nowMs, mustRestore, onRestoring);
    if (!opened.ok) journal.close();
    return opened;
  } catch (thrown) {
    journal?.close();
    return fail(troubleOf(thrown));
  }
}

function openWith(
  journal: JournalFile,
  file: string,
  nowMs: number,
  mustRestore: boolean,
  onRestoring: () => void,
): Result<TrustedStores, DatabaseError> {
  const inUse = join(dirname(file), 'in-use');
  const wasClosedWell = !existsSync(inUse);
  let restored = finishRestore(file);
  let opened = mustRestore || isLost(file, journal) ? null : openAsItIs(file, journal, nowMs, !wasClosedWell);
  if (opened === null || isDamaged(opened)) {
    onRestoring();
    const done = restoreDatabase(file, { records: journal.readAll(), from: journal.segments()[0] ?? 0 });
    if (!done.ok) return done;
    restored = done.value;
    opened = openWhole(file, journal);
  }
  if (!opened.ok) return opened;
  closeSync(openSync(inUse, 'w', 0o600));
  const close = closeAll(opened.value.db, journal, inUse);
  return succeed({ ...opened.value, journal, restored, wasClosedWell, close });
}

type Opened = { readonly db: Database; readonly stores: Stores };

function openAsItIs(
  file: string,
  journal: JournalFile,
  nowMs: number,
  wasCutOff: boolean,
): Result<Opened, DatabaseError> {
  backUpBeforeMigration(file, journal, nowMs);
  return openWhole(file, journal, (db) => {
    if (!wasCutOff && !hasCutOffAttempt(db)) return;
    const records = parseRecords(journal.readAll());
    replayJournal(db, records);
    beginErasuresAgain(db, records);
  });
}

/** A file of the right schema for which a statement cannot even be prepared is damaged where its schema is written. */
function openWhole(
  file: string,
  journal: JournalFile,
  before: (db: Database) => void = () => undefined,
): Result<Opened, DatabaseError> {
  const opened = openDatabase(file);
  if (!opened.ok) return opened;
  const db = opened.value;
  try {
    const stores = createStores(db, file, journal);
    before(db);
    return succeed({ db, stores });
  } catch (thrown) {
    db.close();
    return fail(troubleOfOpening(thrown, () => isWritable(file)));
  }
}

function closeAll(db: Database, journal: JournalFile, inUse: string): () => void {
  return () => {
    db.close();
    letGoOfPages(db);
    journal.close();
    rmSync(inUse, { force: true });
  };
}

/** Nothing where there was something: without that, it would be taken for the first start ever. */
function isLost(file: string, journal: JournalFile): boolean {
  const isThere = existsSync(file) && statSync(file).size > 0;
  return !isThere && (journal.segments().length > 0 || listBackups(backupsFolder(file)).length > 0);
}

/** Also a run that was closed well can end before the database took an outcome: the disk was full. */
function hasCutOffAttempt(db: Database): boolean {
  return db.prepare('SELECT 1 FROM attempt WHERE outcome IS NULL LIMIT 1').get() !== undefined;
}

/** A step of the schema cannot be taken back, so what was there before it is kept. A damaged file is left to the opening. */
function backUpBeforeMigration(file: string, journal: JournalFile, nowMs: number): void {
  if (!existsSync(file)) return;
  let db: Database | undefined;
  try {
    // The last connection that may write would move a log's pages into the file: that of a newer app stays untouched.
    db = new SqliteDatabase(file, { readonly: existsSync(`${file}-wal`), fileMustExist: true });
    const version = schemaVersion(db);
    if (version === 0 || version >= (migrations.at(-1)?.version ?? 0)) return;
    makeBackup(db, backupsFolder(file), { kind: 'before-migration', number: journal.beginSegment(), nowMs });
  } catch (thrown) {
    if (troubleOfOpening(thrown, () => isWritable(file)).trouble !== 'damaged') throw thrown;
  } finally {
    db?.close();
  }
}

function isDamaged(opened: Result<unknown, DatabaseError>): boolean {
  return !opened.ok && opened.error.trouble === 'damaged';
}
