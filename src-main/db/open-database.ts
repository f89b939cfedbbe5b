import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
} from 'node:fs';
import { dirname } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { fail, succeed, type Result } from '../../shared/result';
import { createDatabaseError, toOpenError, type DatabaseError } from './database-error';
import { migrate, newestOf, recordedVersion, schemaVersion } from './migrate';
import type { Migration } from './migrations/migration';
import { migrations } from './migrations/all';

/** 'SHD1' as a 32-bit number: marks a file as this app's own (SQLite's `application_id`). */
const applicationId = 0x53484431;
/** 'SHHD': the files of the versions before the first release, which had other tables. */
const developmentApplicationId = 0x53484844;

/**
 * How long SQLite waits for a lock that another program holds, in ms, while the file is being opened.
 * The window has nothing to show yet: the agent learns at once what is being waited for, and the opening is tried again.
 */
export const openingLockTimeoutMs = 250;

/** The same once it is open: what is written then waits behind a screen that is in use. */
const lockTimeoutMs = 5_000;

/**
 * Opens the database file, made and migrated where needed. WAL with synchronous FULL: what is acknowledged is on
 * disk through a power cut. A file of another program or of a newer app is refused untouched.
 */
export function openDatabase(
  file: string,
  access: 'write' | 'read' = 'write',
  steps: readonly Migration[] = migrations,
): Result<Database, DatabaseError> {
  let db: Database | undefined;
  try {
    if (access === 'write') makePrivate(file);
    const refusal = refusalOf(file, access, newestOf(steps));
    if (refusal !== undefined) return fail(refusal);
    db = new SqliteDatabase(file, { readonly: access === 'read', timeout: timeoutAt(access) });
    if (access === 'write') prepare(db, file, steps);
    return succeed(db);
  } catch (thrown) {
    db?.close();
    return fail(toOpenError(thrown, () => isWritable(file)));
  }
}

/** True where the file system lets the file and its log be written to. */
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
 * Looks without the right to write wherever there is a log: the last connection that may write would move the
 * log's pages into the file as it closes.
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

/** Beyond 2, which is the log, SQLite takes a file for one that may be read only. Source: sqlite.org/fileformat2.html. */
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
  const version = schemaVersion(db);
  if (id === developmentApplicationId) {
    return createDatabaseError('development-version', `schema ${version}`);
  }
  if (id !== applicationId && (id !== 0 || version !== 0 || hasTables(db))) {
    return createDatabaseError('damaged', 'the file belongs to another program');
  }
  const recorded = recordedVersion(db);
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

/** A reader comes while the app has the file open already, and can wait. */
function timeoutAt(access: 'write' | 'read'): number {
  return access === 'write' ? openingLockTimeoutMs : lockTimeoutMs;
}

/** SQLite gives its -wal and -shm the rights of the file, so the file is private before SQLite sees it. */
function makePrivate(file: string): void {
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  closeSync(openSync(file, 'a', 0o600));
}
