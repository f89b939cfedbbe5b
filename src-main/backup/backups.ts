import { createHash } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  mkdirSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { selectBackupsToKeep } from './backup-rotation';
import { verifyAllRows } from '../db/verify-rows';
import { createCorruptionError, toDatabaseError } from '../db/database-error';
import { deleteUnfinished, getFinishedName, getUnfinishedName } from '../file-handles/unfinished-file';
import { syncToDisk } from '../db/sync-to-disk';
import { openForReading } from '../file-handles/open-file-nonblocking';

/**
 * A copy of the database that was intact when it was made. `number` is the journal's segment that began just before:
 * that segment and later ones hold whatever the copy lacks. Times are for display and rotation, and never decide the
 * order. `madeAtMs` is ms since 1970. `kind` says whether a migration followed. `fingerprint` is the start of the
 * file's SHA-256 in hex, which shows years later whether the file is unchanged.
 */
export type Backup = {
  readonly file: string;
  readonly number: number;
  readonly madeAtMs: number;
  readonly kind: 'daily' | 'before-migration';
  readonly fingerprint: string | null;
};

/** Returns the folder with the backups of a database. */
export function getBackupsFolder(file: string): string {
  return join(dirname(file), 'backups');
}

/** The name of a backup without its ending. An unfinished one has no fingerprint yet. */
const backupName = /^helpdesk-(\d{6})-(\d{8}T\d{6})Z-(daily|before-migration)(?:-([\da-f]{32}))?$/;

/**
 * Copies the database while it is in use. The copy gets its name only after every row was verified and the file is on
 * disk. On failure, deletes the unfinished copy: if the disk is full, it is what fills it.
 * @throws on any failure; the exception for a damaged file if the copy is not intact
 */
export function makeBackup(
  db: Database,
  folder: string,
  { kind, number, nowMs }: { kind: Backup['kind']; number: number; nowMs: number },
): Backup {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stamp = new Date(nowMs).toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
  const name = `helpdesk-${String(number).padStart(6, '0')}-${stamp}Z-${kind}`;
  const unfinished = getUnfinishedName(join(folder, name));
  deleteUnfinished(join(folder, name));
  try {
    db.prepare('VACUUM INTO ?').run(unfinished);
    chmodSync(unfinished, 0o600);
    if (!isIntact(unfinished)) throw createCorruptionError('what was copied for a backup is not whole');
    const fingerprint = fingerprintOf(unfinished);
    const file = join(folder, `${name}-${fingerprint}.db`);
    syncToDisk(unfinished);
    renameSync(unfinished, file);
    syncToDisk(folder);
    return { file, number, madeAtMs: nowMs, kind, fingerprint };
  } catch (thrown) {
    deleteUnfinished(join(folder, name));
    throw thrown;
  }
}

/** Lists the finished backups, oldest first. */
export function listBackups(folder: string): Backup[] {
  return namesIn(folder)
    .flatMap((name) => {
      const match = name.endsWith('.db') ? backupName.exec(name.slice(0, -'.db'.length)) : null;
      return match === null ? [] : [backupOf(join(folder, name), match)];
    })
    .toSorted((a, b) => a.number - b.number);
}

/** Deletes the backups that rotation no longer keeps, and unfinished ones. */
export function rotateBackups(folder: string): void {
  for (const name of namesIn(folder)) {
    const finished = getFinishedName(name);
    if (finished !== null && backupName.test(finished)) deleteUnfinished(join(folder, finished));
  }
  const all = listBackups(folder);
  const toKeep = new Set(selectBackupsToKeep(all));
  for (const backup of all) if (!toKeep.has(backup)) rmSync(backup.file, { force: true });
}

/**
 * Deletes backups, and the databases in `damaged/` that were last written before that time (ms since 1970).
 * @throws errors of the file system
 */
export function deleteCopies(
  folder: string,
  isToGo: (backup: Backup) => boolean,
  damagedBeforeMs: number,
): void {
  for (const backup of listBackups(folder)) if (isToGo(backup)) rmSync(backup.file, { force: true });
  for (const { file, writtenAtMs } of listDamaged(folder))
    if (writtenAtMs < damagedBeforeMs) rmSync(file, { force: true });
}

/** Returns when the oldest database in `damaged/` was last written, in ms since 1970. */
export function findOldestDamagedMs(folder: string): number | null {
  const times = listDamaged(folder).map(({ writtenAtMs }) => writtenAtMs);
  return times.length === 0 ? null : Math.min(...times);
}

function listDamaged(folder: string): { file: string; writtenAtMs: number }[] {
  const damaged = join(folder, '..', 'damaged');
  return namesIn(damaged)
    .filter((name) => name.startsWith('helpdesk.db'))
    .map((name) => {
      const file = join(damaged, name);
      return { file, writtenAtMs: statSync(file).mtimeMs };
    });
}

/**
 * True if the file is unchanged to the last bit. A backup from before fingerprints is verified instead. A file that
 * cannot be read counts as changed, whatever the reason.
 */
export function isUnchangedSinceBackup({ file, fingerprint }: Backup): boolean {
  try {
    return fingerprint === null ? isIntact(file) : fingerprintOf(file) === fingerprint;
  } catch {
    return false;
  }
}

/**
 * True if SQLite finds no error in the whole file and every row matches its checksum.
 * @throws if the file cannot be checked, which proves nothing about it: no memory, a failing disk, another program's
 *   lock
 */
export function isIntact(file: string): boolean {
  let db: Database | undefined;
  try {
    db = new SqliteDatabase(file, { readonly: true, fileMustExist: true });
    if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') return false;
    verifyAllRows(db);
    return true;
  } catch (thrown) {
    if (toDatabaseError(thrown).errorCode === 'damaged') return false;
    throw thrown;
  } finally {
    db?.close();
  }
}

const bytesAtOnce = 1 << 20;

function fingerprintOf(file: string): string {
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(bytesAtOnce);
  const handle = openForReading(file);
  try {
    for (let length = readSync(handle, chunk); length > 0; length = readSync(handle, chunk))
      hash.update(chunk.subarray(0, length));
  } finally {
    closeSync(handle);
  }
  return hash.digest('hex').slice(0, 32);
}

function backupOf(file: string, [, number, stamp, kind, fingerprint]: RegExpExecArray): Backup {
  const iso = (stamp ?? '').replace(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)/, '$1-$2-$3T$4:$5:$6Z');
  return {
    file,
    number: Number(number),
    madeAtMs: Date.parse(iso),
    kind: kind as Backup['kind'],
    fingerprint: fingerprint ?? null,
  };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
