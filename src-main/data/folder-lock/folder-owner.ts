import { closeSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { z } from 'zod';
import { fail, succeed, type Result } from '../../../shared/result';
import { readSmallFile } from '../../files/read-small-file';
import { createOpenElsewhereError, type DatabaseError } from '../../db/database-error';
import { heartbeatMs } from './owner-heartbeat';

/** The one copy of the app that may recover, send and write in a data folder. */
export type FolderOwner = {
  /** False once another copy of the app has taken the folder over. */
  readonly isOwner: () => boolean;
  /** Shows other computers that this copy is alive. To be called every `heartbeatMs`. @returns whether it is the owner still */
  readonly beat: () => boolean;
  readonly release: () => void;
};

/** Which copy of the app: `id` is shared by no other, `host` names the computer. */
export type OwnerIdentity = { readonly id: string; readonly host: string; readonly pid: number };

/** Several beats: a busy computer or a slow network misses one. */
const aliveMs = 6 * heartbeatMs;

/** Blocks the thread for a time in ms. */
type WaitMs = (ms: number) => void;

const watchStepMs = heartbeatMs / 10;

const ownerSchema = z.object({ id: z.string().min(1), host: z.string(), pid: z.number() });

/**
 * Makes this copy of the app the owner of a data folder, which is made where it does not exist. Two things keep another
 * copy out: a lock that SQLite holds on a file of its own, through which also processes in other containers and on other
 * computers see each other where the file system passes locks on; and a record that is renewed all the time, for file
 * systems that do not. A lock that is free proves that an owner on this computer is gone.
 */
export function claimFolder(
  folder: string,
  identity: OwnerIdentity,
  waitMs: WaitMs = blockThread,
): Result<FolderOwner, DatabaseError> {
  const recordFile = join(folder, 'owner.json');
  const lock = takeLock(folder);
  const owner = readOwner(recordFile);
  if (lock === 'taken' || isAliveElsewhere(recordFile, owner, identity, waitMs)) {
    if (lock !== 'taken') lock?.close();
    return fail(createOpenElsewhereError(owner?.host ?? null));
  }
  writeOwner(recordFile, identity);

  function isOwner(): boolean {
    const now = readOwner(recordFile);
    return now === null || now.id === identity.id;
  }

  return succeed({
    isOwner,
    beat() {
      if (!isOwner()) return false;
      writeOwner(recordFile, identity);
      return true;
    },
    release() {
      if (readOwner(recordFile)?.id === identity.id) remove(recordFile);
      lock?.close();
    },
  });
}

/** The thread of the database has nothing else to do until the folder is claimed. */
function blockThread(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/** Null where the file system gives no lock: then the record alone must do. */
function takeLock(folder: string): Database | 'taken' | null {
  let db: Database | undefined;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, 'owner.lock');
    makePrivate(file);
    db = new SqliteDatabase(file, { timeout: 0 });
    // Nothing is ever written into it: no journal beside it that a crash would leave.
    db.pragma('journal_mode = MEMORY');
    db.exec('BEGIN IMMEDIATE');
    return db;
  } catch (thrown) {
    db?.close();
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
    return code.startsWith('SQLITE_BUSY') ? 'taken' : null;
  }
}

/** A file that is there is not opened here: closing it would give up a lock that this process holds on it. */
function makePrivate(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch {
    // It is there, or SQLite says why not.
  }
}

function isAliveElsewhere(
  recordFile: string,
  owner: OwnerIdentity | null,
  { id, host }: OwnerIdentity,
  waitMs: WaitMs,
): boolean {
  if (owner === null || owner.id === id || owner.host === host) return false;
  const probe = `${recordFile}.${id}`;
  try {
    // Both times by the clock of the disk, whatever computer it is in.
    writeFileSync(probe, '', { mode: 0o600 });
    const ageMs = statSync(probe).mtimeMs - statSync(recordFile).mtimeMs;
    return ageMs < -heartbeatMs ? isRenewed(recordFile, waitMs) : ageMs < aliveMs;
  } catch {
    return false;
  } finally {
    remove(probe);
  }
}

/**
 * Watches for two beats. A time that is ahead of the clock says nothing about its age: the clock was set back, the file
 * was restored, or each computer writes its own time on this disk.
 */
function isRenewed(recordFile: string, waitMs: WaitMs): boolean {
  const before = statSync(recordFile).mtimeMs;
  for (let waitedMs = 0; waitedMs < 2 * heartbeatMs; waitedMs += watchStepMs) {
    waitMs(watchStepMs);
    if (statSync(recordFile).mtimeMs !== before) return true;
  }
  return false;
}

/** A disk that is full takes none; the lock holds without it. */
function writeOwner(recordFile: string, identity: OwnerIdentity): void {
  const written = `${recordFile}.${identity.id}`;
  try {
    writeFileSync(written, JSON.stringify(identity), { mode: 0o600 });
    renameSync(written, recordFile);
  } catch {
    remove(written);
  }
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It stays, and keeps no one out for long.
  }
}

function readOwner(recordFile: string): OwnerIdentity | null {
  try {
    return ownerSchema.safeParse(JSON.parse(readSmallFile(recordFile))).data ?? null;
  } catch {
    return null;
  }
}
