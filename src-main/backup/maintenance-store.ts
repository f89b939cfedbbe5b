import type { Database } from 'better-sqlite3';
import type { BackupInfo } from '../../shared/app/database-state';
import { deleteCopies, listBackups, makeBackup, oldestDamagedAtMs, rotateBackups } from './backups';
import { verifyRows, firstPosition, type RowPosition } from '../db/verify-rows';
import { createCorruptionError } from '../db/database-error';

export type MaintenanceStore = ReturnType<typeof createMaintenanceStore>;

/** How far a check of the whole file has come: to the table of that number, or to rows of one. */
export type CheckPlace =
  { readonly part: 'tables'; readonly next: number } | { readonly part: 'rows'; readonly next: RowPosition };

/** How far back the copies of the database reach: null where there is none. Times are ms since 1970. */
export type Copies = { readonly oldestBackup: number | null; readonly oldestDamagedAtMs: number | null };

/** A fraction of a second's work. */
const rowsPerStep = 20_000;

/** Long work on the whole file that only reads it. */
export function createMaintenanceStore(db: Database, backupsFolder: string) {
  const backups = (): BackupInfo[] =>
    listBackups(backupsFolder).map(({ number, madeAtMs, kind }) => ({ number, madeAtMs, kind }));

  /** What SQLite finds wrong with a table, its indexes included. False beyond the last one. */
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

    /** Makes a backup and rotates the old ones. @returns what is kept, newest last */
    backUp(number: number, nowMs: number): BackupInfo[] {
      makeBackup(db, backupsFolder, { kind: 'daily', number, nowMs });
      rotateBackups(backupsFolder);
      return backups();
    },

    /** Every older copy goes, those of damaged databases as well. The backup of that number must be there. */
    dropCopiesBefore: (number: number): void =>
      deleteCopies(backupsFolder, (backup) => backup.number < number, Infinity),

    /** Copies from before that time go, but for the newest backup. In ms since 1970. */
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
      oldestDamagedAtMs: oldestDamagedAtMs(backupsFolder),
    }),

    /**
     * One step of a check of the whole file: first each table with its indexes, then each row against its checksum.
     * @param place null to begin
     * @returns where to go on, or null once all of it was looked at
     * @throws as SQLite does for a damaged file
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
