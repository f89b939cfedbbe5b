import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { fail, succeed, type Result } from '../../../shared/result';
import { getBackupsFolder, listBackups, type Backup } from '../../backup/backup-files';
import { isUnchangedSinceBackup } from '../../backup/make-and-verify-backup';
import { toOpenError, type DatabaseError } from '../../db/database-error';
import { isWritable, openDatabase } from '../../db/open-database';
import { deleteUnfinished, getUnfinishedName } from '../../file-handles/unfinished-file';
import { rebuildFromDamageAndJournal } from './rebuild-from-damage-and-journal';
import { syncToDisk } from '../../db/sync-to-disk';

/**
 * What replaced a damaged or missing database. `backupMadeAtMs` is null if no intact backup existed. `wasMissing`: there
 * was no database file; SQLite's log may have been left of it.
 */
export type RestoreReport = {
  readonly damagedFile: string | null;
  readonly backupMadeAtMs: number | null;
  readonly wasMissing: boolean;
};

/**
 * What remains of the journal: its records, the first segment of the unbroken run at its end, and the records from the
 * newest list of unsettled tickets in that run on.
 */
type JournalThere = {
  readonly records: readonly unknown[];
  readonly from: number;
  readonly recent: readonly unknown[];
};

/**
 * Builds a new database from the newest intact backup (or an empty database), the readable rows of the damaged one, and
 * the journal. Replaces the damaged one only once it is complete, and moves that aside with its log: nothing is deleted,
 * and an interrupted restore starts over.
 * @param nowMs when a call whose ticket was lost counts as discarded
 * @throws errors of the file system
 */
export function restoreDatabase(
  file: string,
  journal: JournalThere,
  nowMs: number,
): Result<RestoreReport, DatabaseError> {
  const damaged = existsSync(file) ? [file] : [];
  const backups = listBackups(getBackupsFolder(file));
  // Between an older backup and the journal, records are missing. Such a backup is no base for the restore, but its
  // rows are still salvaged.
  const joined = backups.filter(({ number }) => number >= journal.from);
  // Without a journal, the newest backup is the base. Tickets that wait in it may have been sent since.
  const isJournalGone = joined.length === 0;
  for (const backup of (isJournalGone ? backups : joined).toReversed()) {
    if (!isUnchangedSinceBackup(backup)) continue;
    const filled = fillNewDatabase(file, backup, (db) =>
      rebuildFromDamageAndJournal(db, damaged, journal.records, nowMs, isJournalGone ? journal.recent : null),
    );
    if (filled.ok) return succeed(takePlace(file, backup.madeAtMs));
    // A backup of a damaged database shows the damage only in use. Then try the backup before it.
    if (filled.error.errorCode !== 'damaged') return filled;
  }
  // Damaged backups still have rows that match their checksum.
  const files = [...backups.map((backup) => backup.file), ...damaged];
  const hasGap = joined.length < backups.length;
  const filled = fillNewDatabase(file, null, (db) =>
    rebuildFromDamageAndJournal(db, files, journal.records, nowMs, hasGap ? journal.recent : null),
  );
  return filled.ok ? succeed(takePlace(file, null)) : filled;
}

/**
 * Finishes a restore that was interrupted while the new database replaced the damaged one. Returns null if there was
 * none. Deletes the copy of a restore that was interrupted earlier: no erasure would reach a leftover copy.
 */
export function finishRestore(file: string): RestoreReport | null {
  deleteUnfinished(file);
  const ready = findReady(file);
  if (ready === null) return null;
  const wasMissing = !existsSync(file);
  const damagedFile = moveAside(file);
  renameSync(ready.file, file);
  syncToDisk(dirname(file));
  return { damagedFile, backupMadeAtMs: ready.backupMadeAtMs, wasMissing };
}

/** Fills a new database. Deletes it on failure: if the disk is full, the new file is what fills it. */
function fillNewDatabase(
  file: string,
  backup: Backup | null,
  fill: (db: Database) => void,
): Result<null, DatabaseError> {
  const made = getUnfinishedName(file);
  let isFilled = false;
  try {
    deleteUnfinished(file);
    if (backup !== null) copyFileSync(backup.file, made);
    const opened = openDatabase(made);
    if (!opened.ok) return opened;
    const filled = fillOpened(opened.value, made, fill);
    isFilled = filled.ok;
    return filled;
  } finally {
    if (!isFilled) deleteUnfinished(file);
  }
}

function fillOpened(db: Database, made: string, fill: (db: Database) => void): Result<null, DatabaseError> {
  try {
    // `takePlace` syncs the file before anyone relies on it; until then the damaged one stays in place.
    db.pragma('synchronous = OFF');
    // No other connection reads it yet. So each page is written only once, and the large cache holds distant index
    // pages.
    db.pragma('journal_mode = MEMORY');
    db.pragma('cache_size = -262144');
    fill(db);
    return succeed(null);
  } catch (thrown) {
    return fail(toOpenError(thrown, () => isWritable(made)));
  } finally {
    db.close();
  }
}

/**
 * Replaces the database by the new one. The name `.restored` marks the new file as complete: a power cut at any moment
 * leaves either the damaged database or this one.
 */
function takePlace(file: string, backupMadeAtMs: number | null): RestoreReport {
  const made = getUnfinishedName(file);
  syncToDisk(made);
  renameSync(made, getReadyName(file, backupMadeAtMs));
  syncToDisk(dirname(file));
  return finishRestore(file) ?? { damagedFile: null, backupMadeAtMs, wasMissing: false };
}

/** Moves the history and its log into `damaged/`. @returns the new path, or null if there was no database */
export function moveAside(file: string): string | null {
  return moveInto(join(dirname(file), 'damaged'), file, basename(file));
}

/** Moves a database and its log into a folder, under that name and a number. @returns as `moveAside` */
export function moveInto(folder: string, file: string, name: string): string | null {
  let aside: string | null = null;
  for (const suffix of ['', '-wal', '-shm']) {
    if (!existsSync(file + suffix)) continue;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    aside ??= findFreeName(join(folder, name));
    renameSync(file + suffix, aside + suffix);
  }
  return aside;
}

/** The name holds the time of the backup it was made from, if any, so that the next start can finish the restore. */
function getReadyName(file: string, backupMadeAtMs: number | null): string {
  return `${file}.restored${backupMadeAtMs === null ? '' : `-${backupMadeAtMs}`}`;
}

function findReady(file: string): { readonly file: string; readonly backupMadeAtMs: number | null } | null {
  const folder = dirname(file);
  const begins = basename(getReadyName(file, null));
  const names = existsSync(folder) ? readdirSync(folder).filter((each) => each.startsWith(begins)) : [];
  for (const name of names) {
    const madeAt = /^(?:-(\d+))?$/.exec(name.slice(begins.length));
    if (madeAt === null) continue;
    return { file: join(folder, name), backupMadeAtMs: madeAt[1] === undefined ? null : Number(madeAt[1]) };
  }
  return null;
}

function findFreeName(wanted: string): string {
  let number = 1;
  while (existsSync(`${wanted}.${number}`)) number += 1;
  return `${wanted}.${number}`;
}
