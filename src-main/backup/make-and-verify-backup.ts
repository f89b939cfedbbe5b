import { createHash } from 'node:crypto';
import { chmodSync, closeSync, mkdirSync, readSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import type { Backup } from './backup-files';
import { verifyAllRows } from '../db/verify-rows';
import { createCorruptionError, toDatabaseError } from '../db/database-error';
import { deleteUnfinished, getUnfinishedName } from '../file-handles/unfinished-file';
import { syncToDisk } from '../db/sync-to-disk';
import { openForReading } from '../file-handles/open-file-nonblocking';

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
