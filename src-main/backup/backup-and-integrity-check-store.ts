import type { Database } from 'better-sqlite3';
import type { BackupInfo } from '../../shared/app/database-and-backup-state';
import { deleteCopies, listBackups, findOldestDamagedMs, rotateBackups } from './backup-files';
import { makeBackup } from './make-and-verify-backup';
import { verifyRows, firstPosition, type RowPosition } from '../db/verify-rows';
import { createCorruptionError } from '../db/database-error';

export type BackupAndIntegrityCheckStore = ReturnType<typeof createBackupAndIntegrityCheckStore>;

/** The position of a check of the whole file: at the table with this number, or at rows of a table. */
export type CheckPlace =
  | { readonly part: 'tables'; readonly next: number }
  | { readonly part: 'rows'; readonly next: RowPosition };

/** The oldest copies of the database; null if there are none. Times are ms since 1970. */
export type Copies = { readonly oldestBackup: number | null; readonly oldestDamagedAtMs: number | null };

/** Takes a fraction of a second. */
const rowsPerStep = 20_000;

/** Long work on the whole database file, which it only reads. */
export function createBackupAndIntegrityCheckStore(db: Database, backupsFolder: string) {
  const backups = (): BackupInfo[] =>
    listBackups(backupsFolder).map(({ number, madeAtMs, kind }) => ({ number, madeAtMs, kind }));

  /** Checks a table with its indexes. Returns false after the last table. */
  function checkTable(number: number): boolean {
    const table = db
      .prepare<[number], string>(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name LIMIT 1 OFFSET ?`,
      )
      .pluck()
      .get(number);
    if (table === undefined) return false;
    const found = db.pragma(`integrity_check('${table.replaceAll("'", "''")}')`, { simple: true });
    if (found !== 'ok') throw createCorruptionError(String(found));
    return true;
  }

  return {
    /** Newest last. */
    backups,

    /** Makes a backup and rotates the old ones. @returns the backups that are kept, newest last */
    backUp(number: number, nowMs: number): BackupInfo[] {
      makeBackup(db, backupsFolder, { kind: 'daily', number, nowMs });
      rotateBackups(backupsFolder);
      return backups();
    },

    /** Deletes every older copy, including damaged databases. The backup with this number must exist. */
    dropCopiesBefore: (number: number): void =>
      deleteCopies(backupsFolder, (backup) => backup.number < number, Infinity),

    /** Deletes the copies from before that time (ms since 1970), except the newest backup. */
    dropOldCopies(beforeMs: number): void {
      const newest = listBackups(backupsFolder).at(-1)?.number;
      deleteCopies(
        backupsFolder,
        ({ number, madeAtMs }) => number !== newest && madeAtMs < beforeMs,
        beforeMs,
      );
    },

    copies: (): Copies => ({
      oldestBackup: listBackups(backupsFolder)[0]?.number ?? null,
      oldestDamagedAtMs: findOldestDamagedMs(backupsFolder),
    }),

    /**
     * Runs one step of a check of the whole file: first each table with its indexes, then each row against its
     * checksum.
     * @param place null to start
     * @returns where to continue, or null at the end
     * @throws the exception for a damaged file
     */
    checkStep(place: CheckPlace | null): CheckPlace | null {
      const { part, next } = place ?? { part: 'tables', next: 0 };
      if (part === 'tables') {
        if (checkTable(next)) return { part, next: next + 1 };
        return { part: 'rows', next: firstPosition };
      }
      const rows = verifyRows(db, next, rowsPerStep);
      return rows && { part: 'rows', next: rows };
    },
  };
}
