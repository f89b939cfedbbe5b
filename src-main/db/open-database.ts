import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { fail, succeed, type Result } from '../../shared/result';
import { createDatabaseError, toOpenError, type DatabaseError } from './database-error';
import { migrate, getNewestVersion, readRecordedVersion, readSchemaVersion } from './migrate';
import type { Migration } from './migrations/migration';
import { migrations } from './migrations/all';

/** 'SHD1' as a 32-bit number: marks a file as this app's own (SQLite's `application_id`). */
const applicationId = 0x53484431;
/** 'SHHD': the files of the versions before the first release, which had other tables. */
const developmentApplicationId = 0x53484844;

/**
 * How long SQLite waits for another program's lock while it opens the file, in ms. Short, because the window has
 * nothing to show yet: the app tells the agent at once what it waits for, and tries again.
 */
export const openingLockTimeoutMs = 250;

/** The lock timeout once the file is open, in ms: a write may wait, because the agent already has a screen to use. */
const lockTimeoutMs = 5_000;

/**
 * Opens the database file, and creates or migrates it if needed. WAL with synchronous FULL: an acknowledged write
 * survives a power cut. Refuses a file of another program or of a newer app and leaves it untouched.
 */
export function openDatabase(
  file: string,
  access: 'write' | 'read' = 'write',
  steps: readonly Migration[] = migrations,
): Result<Database, DatabaseError> {
  let db: Database | undefined;
  try {
    if (access === 'write') makePrivate(file);
    else refusePipe(file);
    const refusal = refusalOf(file, access, getNewestVersion(steps));
    if (refusal !== undefined) return fail(refusal);
    db = new SqliteDatabase(file, { readonly: access === 'read', timeout: timeoutAt(access) });
    if (access === 'write') prepare(db, file, steps);
    return succeed(db);
  } catch (thrown) {
    db?.close();
    return fail(toOpenError(thrown, () => isWritable(file)));
  }
}

/** SQLite would wait without end for the other side of a pipe. Does not open the file, like `refusalOf`. */
function refusePipe(file: string): void {
  if (statSync(file, { throwIfNoEntry: false })?.isFIFO() === true)
    throw Object.assign(new Error('not a regular file'), { code: 'ENOTFILE' });
}

/** True if the file system allows writing to the file and its log. */
export function isWritable(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
    accessSync(dirname(file), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Returns why the file must not be opened, if so. Opens it read-only if there is a log: the last writable connection to
 * close would move the log's pages into the file.
 */
function refusalOf(file: string, access: 'write' | 'read', newest: number): DatabaseError | undefined {
  // A reader skips this check: closing the file here would release the locks that the writer in this process holds.
  if (access === 'write' && !isOfKnownFormat(file))
    return createDatabaseError('damaged', 'the header names a format that there is none of');
  const readonly = access === 'read' || existsSync(`${file}-wal`);
  const db = new SqliteDatabase(file, { readonly, fileMustExist: true, timeout: timeoutAt(access) });
  try {
    return refuse(db, newest);
  } finally {
    db.close();
  }
}

/**
 * Checks the two format versions in the header: 1 is rollback journal, 2 is WAL. SQLite treats a file with a higher
 * write version as read-only. Source: sqlite.org/fileformat2.html.
 */
function isOfKnownFormat(file: string): boolean {
  const versions = Buffer.from([2, 2]);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, versions, { position: 18 });
  } finally {
    closeSync(handle);
  }
  return versions.every((version) => version === 1 || version === 2);
}

function refuse(db: Database, newest: number): DatabaseError | undefined {
  const id = db.pragma('application_id', { simple: true }) as number;
  const version = readSchemaVersion(db);
  if (id === developmentApplicationId) {
    return createDatabaseError('development-version', `schema ${version}`);
  }
  if (id !== applicationId && (id !== 0 || version !== 0 || hasTables(db))) {
    return createDatabaseError('damaged', 'the file belongs to another program');
  }
  const recorded = readRecordedVersion(db);
  if (version !== (recorded ?? 0)) {
    return createDatabaseError(
      'damaged',
      `the header says schema ${version}, the record says ${recorded ?? 'nothing'}`,
    );
  }
  if (version > newest) return createDatabaseError('newer-version', `schema ${version}`);
  return undefined;
}

function hasTables(db: Database): boolean {
  return db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() !== undefined;
}

function prepare(db: Database, file: string, steps: readonly Migration[]): void {
  for (const suffix of ['', '-wal', '-shm']) if (existsSync(file + suffix)) chmodSync(file + suffix, 0o600);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('secure_delete = ON');
  db.pragma('trusted_schema = OFF');
  if (db.pragma('application_id', { simple: true }) === 0) db.pragma(`application_id = ${applicationId}`);
  migrate(db, steps);
  db.pragma(`busy_timeout = ${lockTimeoutMs}`);
}

/** A reader opens a file that the app already uses, so it can wait longer. */
function timeoutAt(access: 'write' | 'read'): number {
  return access === 'write' ? openingLockTimeoutMs : lockTimeoutMs;
}

/** SQLite copies the file's permissions to -wal and -shm, so the file must be private before SQLite opens it. */
function makePrivate(file: string): void {
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  closeSync(openSync(file, 'a', 0o600));
}
