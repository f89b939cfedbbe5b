import type { Database } from 'better-sqlite3';
import type { BackupInfo } from '../../shared/database';
import type { CallerToErase } from '../../shared/privacy';
import { ticketsOfCaller } from '../privacy/caller-tickets';
import { dropCopies, listBackups, makeBackup, rotateBackups } from './backups';

export type MaintenanceStore = ReturnType<typeof createMaintenanceStore>;

/** Long work on the whole file that only reads it. */
export function createMaintenanceStore(db: Database, backupsFolder: string) {
  const backups = (): BackupInfo[] =>
    listBackups(backupsFolder).map(({ number, madeAtMs, kind }) => ({ number, madeAtMs, kind }));

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
      dropCopies(backupsFolder, (backup) => backup.number < number, Infinity),

    /** Copies from before that time go, but for the newest backup. In ms since 1970. */
    dropOldCopies(beforeMs: number): void {
      const newest = listBackups(backupsFolder).at(-1)?.number;
      dropCopies(backupsFolder, ({ number, madeAtMs }) => number !== newest && madeAtMs < beforeMs, beforeMs);
    },

    ticketsOfCaller: (caller: CallerToErase) => ticketsOfCaller(db, caller),

    /** Looks through the whole file for damage. */
    isWhole: (): boolean => db.pragma('quick_check(1)', { simple: true }) === 'ok',
  };
}
