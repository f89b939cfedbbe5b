import { closeSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { z } from 'zod';
import { fail, succeed, type Result } from '../../../shared/result';
import { readSmallFile } from '../../files/read-small-file';
import { createOpenElsewhereError, type DatabaseError } from '../../db/database-error';
import { blockThread } from '../../time/block-thread';
import { heartbeatIntervalMs } from './heartbeat-interval';

/** The one copy of the app that may recover, send and write in a data folder. */
export type FolderOwner = {
  /** False once another copy of the app has taken the folder over. */
  readonly isOwner: () => boolean;
  /**
   * Renews the record, so that other computers see that this copy is alive. Call it every `heartbeatIntervalMs`.
   * @returns whether this copy still owns the folder
   */
  readonly beat: () => boolean;
  readonly release: () => void;
};

/** Identifies one running copy of the app. `id` is unique; `host` is the name of the computer. */
export type OwnerIdentity = { readonly id: string; readonly host: string; readonly pid: number };

/** How long a record counts as alive, in ms. Several beats, because a busy computer or a slow network misses one. */
const aliveMs = 6 * heartbeatIntervalMs;

/** Blocks the thread for a time in ms. */
type WaitMs = (ms: number) => void;

const watchStepMs = heartbeatIntervalMs / 10;

const ownerSchema = z.object({ id: z.string().min(1), host: z.string(), pid: z.number() });

/**
 * Makes this copy of the app the owner of a data folder, which it creates if needed. Two mechanisms keep another copy
 * out: a lock that SQLite holds on a separate file, and, for file systems that do not propagate locks to other computers,
 * a record that the owner keeps renewing. A free lock proves that no owner runs on this computer any more.
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
  const lockFile = join(folder, 'owner.lock');
  const lockId = lock === null ? null : fileIdOf(lockFile);
  let writtenAtMs = writeOwner(recordFile, identity);

  function isOwner(): boolean {
    const now = readOwner(recordFile);
    return now === null || now.id === identity.id || isCopiedBack(now);
  }

  /**
   * True for the record of an earlier run that came back with a copy of the folder. Another copy of the app could not
   * have taken the lock on this computer, and on another one it writes a newer record.
   */
  function isCopiedBack(record: OwnerIdentity): boolean {
    if (lockId === null || fileIdOf(lockFile) !== lockId) return false;
    return record.host === identity.host || timeOf(recordFile) < writtenAtMs;
  }

  return succeed({
    isOwner,
    beat() {
      if (!isOwner()) return false;
      writtenAtMs = writeOwner(recordFile, identity);
      return true;
    },
    release() {
      if (readOwner(recordFile)?.id === identity.id) remove(recordFile);
      lock?.close();
    },
  });
}

/** Returns null if the file system has no locks. Then only the record keeps others out. */
function takeLock(folder: string): Database | 'taken' | null {
  let db: Database | undefined;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, 'owner.lock');
    makePrivate(file);
    db = new SqliteDatabase(file, { timeout: 0 });
    // Nothing is ever written to this file. In this mode a crash leaves no rollback journal beside it.
    db.pragma('journal_mode = MEMORY');
    db.exec('BEGIN IMMEDIATE');
    return db;
  } catch (thrown) {
    db?.close();
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
    return code.startsWith('SQLITE_BUSY') ? 'taken' : null;
  }
}

/**
 * Creates the lock file with private permissions. Does not open an existing file: closing it would drop a lock that
 * this process holds on it.
 */
function makePrivate(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch {
    // The file exists, or SQLite reports the error next.
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
    // Both times come from the clock of the disk, whichever computer the disk is in.
    writeFileSync(probe, '', { mode: 0o600 });
    const ageMs = statSync(probe).mtimeMs - statSync(recordFile).mtimeMs;
    return ageMs < -heartbeatIntervalMs ? isRenewed(recordFile, waitMs) : ageMs < aliveMs;
  } catch {
    return false;
  } finally {
    remove(probe);
  }
}

/**
 * Watches the record for two beats. A time in the future says nothing about the record's age: the clock was set back,
 * the file was restored, or each computer writes its own time to this disk.
 */
function isRenewed(recordFile: string, waitMs: WaitMs): boolean {
  const before = statSync(recordFile).mtimeMs;
  for (let waitedMs = 0; waitedMs < 2 * heartbeatIntervalMs; waitedMs += watchStepMs) {
    waitMs(watchStepMs);
    if (statSync(recordFile).mtimeMs !== before) return true;
  }
  return false;
}

/**
 * Ignores errors, such as a full disk: the lock still holds without the record.
 * @returns the time of the record, by the clock of the disk
 */
function writeOwner(recordFile: string, identity: OwnerIdentity): number {
  const written = `${recordFile}.${identity.id}`;
  try {
    writeFileSync(written, JSON.stringify(identity), { mode: 0o600 });
    renameSync(written, recordFile);
  } catch {
    remove(written);
  }
  return timeOf(recordFile);
}

/** Returns device and inode of a file, or null if it is missing or cannot be read. */
function fileIdOf(file: string): string | null {
  try {
    const { dev, ino } = statSync(file, { bigint: true });
    return `${dev} ${ino}`;
  } catch {
    return null;
  }
}

/** Returns when a file was last written, in ms since 1970; `-Infinity` if it is missing or cannot be read. */
function timeOf(file: string): number {
  try {
    return statSync(file).mtimeMs;
  } catch {
    return Number.NEGATIVE_INFINITY;
  }
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // The file stays. Its age soon shows that the owner is gone.
  }
}

function readOwner(recordFile: string): OwnerIdentity | null {
  try {
    return ownerSchema.safeParse(JSON.parse(readSmallFile(recordFile))).data ?? null;
  } catch {
    return null;
  }
}
