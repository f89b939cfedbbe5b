import { closeSync, existsSync, openSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { succeed, type Result } from '../../shared/result';
import { salvageCalls } from '../calls/salvage-calls';
import { openJournal, type JournalFile } from '../journal/journal-file';
import { parseRecords } from '../journal/journal-record';
import { replayJournal } from '../tickets/replay-journal';
import { listBackups, makeBackup } from './backups';
import { troubleOf, type DatabaseError } from './database-trouble';
import { schemaVersion } from './migrate';
import { migrations } from './migrations/all';
import { openDatabase } from './open-database';
import { restoreDatabase, type Restored } from './restore';

export type TrustedDatabase = {
  readonly db: Database;
  readonly journal: JournalFile;
  /** What was put in the place of a damaged or lost database, null where it was sound. */
  readonly restored: Restored | null;
  /** False where the last run did not close it: then it wants to be checked. */
  readonly wasClosedWell: boolean;
  readonly close: () => void;
};

/**
 * Opens a database so that what comes out of it can be relied on: a damaged or vanished one is replaced by its newest
 * whole backup, and what only the journal knows is told to it, before anyone reads.
 * @param mustRestore takes the file for damaged, whatever it looks like
 */
export function openTrusted(
  file: string,
  nowMs: number,
  mustRestore = false,
): Result<TrustedDatabase, DatabaseError> {
  let opened = open(file, nowMs, mustRestore ? 0 : null);
  // Damage may show only once the file is worked with, in that of a backup as well: then the one before it must do.
  for (let passedOver = 0; isDamaged(opened); passedOver += 1) {
    const isLast = passedOver > listBackups(backupsFolder(file)).length;
    if (isLast) break;
    opened = open(file, nowMs, passedOver);
  }
  return opened;
}

function isDamaged(opened: Result<unknown, DatabaseError>): boolean {
  return !opened.ok && opened.error.trouble === 'damaged';
}

/** @param passedOver how many backups not to restore from, or null to open what is there */
function open(
  file: string,
  nowMs: number,
  passedOver: number | null,
): Result<TrustedDatabase, DatabaseError> {
  let db: Database | undefined;
  try {
    const folder = dirname(file);
    const inUse = join(folder, 'in-use');
    const journal = openJournal(folder);
    const isRestoring = passedOver !== null || isLost(file, journal);
    const restored = isRestoring ? restoreDatabase(file, backupsFolder(file), passedOver ?? 0) : null;
    if (restored === null) backUpBeforeMigration(file, journal, nowMs);
    const opened = openDatabase(file);
    if (!opened.ok) return opened;
    db = opened.value;

    const wasClosedWell = !existsSync(inUse);
    if (restored !== null || !wasClosedWell || hasCutOffAttempt(db))
      replayJournal(db, parseRecords(journal.readAll()));
    if (restored !== null && restored.damagedFile !== null) salvage(restored.damagedFile, db);
    closeSync(openSync(inUse, 'w', 0o600));
    return succeed({ db, journal, restored, wasClosedWell, close: closeAll(db, journal, inUse) });
  } catch (thrown) {
    db?.close();
    return { ok: false, error: troubleOf(thrown) };
  }
}

function closeAll(db: Database, journal: JournalFile, inUse: string): () => void {
  return () => {
    db.close();
    journal.close();
    rmSync(inUse, { force: true });
  };
}

/** Nothing where there was something: without that, it would be taken for the first start ever. */
function isLost(file: string, journal: JournalFile): boolean {
  const isThere = existsSync(file) && statSync(file).size > 0;
  return !isThere && (journal.segments().length > 0 || listBackups(backupsFolder(file)).length > 0);
}

/** Only read, so that what is kept aside stays what it was. A file that is no database any more gives nothing. */
function salvage(damagedFile: string, db: Database): void {
  let damaged: Database | undefined;
  try {
    damaged = new SqliteDatabase(damagedFile, { readonly: true, fileMustExist: true });
    salvageCalls(damaged, db);
  } catch (thrown) {
    const { trouble } = troubleOf(thrown);
    if (trouble === 'disk full' || trouble === 'read-only') throw thrown;
  } finally {
    damaged?.close();
  }
}

/** Also a run that was closed well can end before the database took an outcome: the disk was full. */
function hasCutOffAttempt(db: Database): boolean {
  return db.prepare('SELECT 1 FROM attempt WHERE outcome IS NULL LIMIT 1').get() !== undefined;
}

export function backupsFolder(file: string): string {
  return join(dirname(file), 'backups');
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
    if (troubleOf(thrown).trouble !== 'damaged') throw thrown;
  } finally {
    db?.close();
  }
}
