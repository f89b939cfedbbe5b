import type { Database } from 'better-sqlite3';
import type { BackupInfo } from '../../shared/database';
import { listBackups, makeBackup, rotateBackups } from './backups';

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

    /** Looks through the whole file for damage. */
    isWhole: (): boolean => db.pragma('quick_check(1)', { simple: true }) === 'ok',
  };
}
