import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { fail, succeed, type Result } from '../../../shared/result';
import { backupsFolder, isUnchangedSinceBackup, listBackups, type Backup } from '../../backup/backups';
import { toOpenError, type DatabaseError } from '../../db/database-error';
import { isWritable, openDatabase } from '../../db/open-database';
import { salvageInto } from './rebuild-from-damage-and-journal';
import { syncToDisk } from '../../db/sync-to-disk';

/** What took the place of a damaged database. `backupMadeAtMs` is null where there was no whole backup. */
export type Restored = { readonly damagedFile: string | null; readonly backupMadeAtMs: number | null };

/**
 * What is there of the journal: its records, the first segment of the unbroken run at its end, and the records from the
 * newest list of unsettled tickets in that run on.
 */
type JournalThere = {
  readonly records: readonly unknown[];
  readonly from: number;
  readonly recent: readonly unknown[];
};

/**
 * Makes a database out of all that is left: the newest backup that is still whole, or an empty one where none is, the
 * rows that can still be read of the damaged one, and the journal. Only once it is done does it take the place of the
 * damaged one, which is put aside with its log: nothing is deleted, and an interrupted restore starts over.
 * @throws what the file system says
 */
export function restoreDatabase(file: string, journal: JournalThere): Result<Restored, DatabaseError> {
  const damaged = existsSync(file) ? [file] : [];
  const backups = listBackups(backupsFolder(file));
  const made = madeName(file);
  // Between an older one and the journal something is missing: it is no beginning, but its rows are as good as any.
  const joined = backups.filter(({ number }) => number >= journal.from);
  // Where the journal is gone, the newest backup is all there is: what waits in it may have been sent since.
  const isJournalGone = joined.length === 0;
  for (const backup of (isJournalGone ? backups : joined).toReversed()) {
    if (!isUnchangedSinceBackup(backup)) continue;
    const filled = fillNewDatabase(made, backup, (db) =>
      salvageInto(db, damaged, journal.records, isJournalGone ? journal.recent : null),
    );
    if (filled.ok) return succeed(takePlace(made, file, backup.madeAtMs));
    // One that was made of damage already says so only once it is worked with: then the one before it must do.
    if (filled.error.errorCode !== 'damaged') return filled;
  }
  // Damaged ones still have rows that are what was written down.
  const files = [...backups.map((backup) => backup.file), ...damaged];
  const hasGap = joined.length < backups.length;
  const filled = fillNewDatabase(made, null, (db) =>
    salvageInto(db, files, journal.records, hasGap ? journal.recent : null),
  );
  return filled.ok ? succeed(takePlace(made, file, null)) : filled;
}

/**
 * Ends a restore that was cut off while the new database took the damaged one's place. Null where none was. One that was
 * cut off before leaves nothing: no erasure reaches a copy that nobody knows of.
 */
export function finishRestore(file: string): Restored | null {
  dropMade(madeName(file));
  const ready = findReady(file);
  if (ready === null) return null;
  const damagedFile = moveAside(file);
  renameSync(ready.file, file);
  syncToDisk(dirname(file));
  return { damagedFile, backupMadeAtMs: ready.backupMadeAtMs };
}

/** Where it fails, nothing of it stays: on a disk that is full, it is what fills it. */
function fillNewDatabase(
  made: string,
  backup: Backup | null,
  fill: (db: Database) => void,
): Result<null, DatabaseError> {
  let isFilled = false;
  try {
    dropMade(made);
    if (backup !== null) copyFileSync(backup.file, made);
    const opened = openDatabase(made);
    if (!opened.ok) return opened;
    const filled = fillOpened(opened.value, made, fill);
    isFilled = filled.ok;
    return filled;
  } finally {
    if (!isFilled) dropMade(made);
  }
}

function fillOpened(db: Database, made: string, fill: (db: Database) => void): Result<null, DatabaseError> {
  try {
    // Nobody relies on any of it before all of it is on the disk, which `takePlace` sees to: until then the damaged one
    // stays where it is.
    db.pragma('synchronous = OFF');
    // And nobody else reads it yet: each page is written once, and what is far apart in its indexes is at hand.
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

/** The name says that it is whole: a power cut at any moment leaves the damaged one, or this one. */
function takePlace(made: string, file: string, backupMadeAtMs: number | null): Restored {
  syncToDisk(made);
  renameSync(made, readyName(file, backupMadeAtMs));
  syncToDisk(dirname(file));
  return finishRestore(file) ?? { damagedFile: null, backupMadeAtMs };
}

/** Moves a database with its log out of the way. @returns where to, or null where there was none */
export function moveAside(file: string): string | null {
  const folder = join(dirname(file), 'damaged');
  let aside: string | null = null;
  for (const suffix of ['', '-wal', '-shm']) {
    if (!existsSync(file + suffix)) continue;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    aside ??= freeName(join(folder, basename(file)));
    renameSync(file + suffix, aside + suffix);
  }
  return aside;
}

function madeName(file: string): string {
  return `${file}.new`;
}

function dropMade(made: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(made + suffix, { force: true });
}

/** The name holds the time of the backup it was made from, if any, so that the next start can finish the restore. */
function readyName(file: string, backupMadeAtMs: number | null): string {
  return `${file}.restored${backupMadeAtMs === null ? '' : `-${backupMadeAtMs}`}`;
}

function findReady(file: string): { readonly file: string; readonly backupMadeAtMs: number | null } | null {
  const folder = dirname(file);
  const begins = basename(readyName(file, null));
  const name = existsSync(folder) ? readdirSync(folder).find((each) => each.startsWith(begins)) : undefined;
  if (name === undefined) return null;
  const madeAt = name.slice(begins.length + 1);
  return { file: join(folder, name), backupMadeAtMs: madeAt === '' ? null : Number(madeAt) };
}

function freeName(wanted: string): string {
  let number = 1;
  while (existsSync(`${wanted}.${number}`)) number += 1;
  return `${wanted}.${number}`;
}
