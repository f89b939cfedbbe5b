import type { AppError } from '../../shared/errors/app-error';
import type { Mode } from '../../shared/app/mode';
import type { BackupInfo, DatabaseRecovery, DatabaseState } from '../../shared/app/database-and-backup-state';
import { succeed, type Result } from '../../shared/result';
import type { RemoteSet } from '../db/cross-thread-store-types';
import type { HandlersOf, WithWorkspace } from '../ipc/handler-types';
import type { BackupAndIntegrityCheckStore } from './backup-and-integrity-check-store';
import type { BackupScheduler } from './backup-scheduler';

export type BackupHandlerParts = {
  readonly restoreDatabase: () => Promise<Result<null, AppError>>;
  /** What the openings of a mode's history found. Called when the window shows it. */
  readonly showRecovery: (mode: Mode) => DatabaseRecovery;
};

type BackupWorkspace = {
  readonly mode: Mode;
  readonly backups: BackupScheduler;
  readonly stores: RemoteSet<{ maintenance: BackupAndIntegrityCheckStore }>;
};

/** Creates the handlers for requests about the database and its backups. */
export function createBackupHandlers(
  { restoreDatabase, showRecovery }: BackupHandlerParts,
  withWorkspace: WithWorkspace<BackupWorkspace>,
): HandlersOf<'database'> {
  return {
    'database.get-state': () =>
      withWorkspace(async (workspace) => {
        const backups = await workspace.stores.maintenance.backups();
        return backups.ok ? succeed(databaseState(backups.value, workspace)) : backups;
      }),
    'database.get-recovery': () => withWorkspace(({ mode }) => Promise.resolve(succeed(showRecovery(mode)))),
    'database.back-up': () =>
      withWorkspace(async (workspace) => {
        const backups = await workspace.backups.backUp();
        return backups.ok ? succeed(databaseState(backups.value, workspace)) : backups;
      }),
    'database.restore': () => restoreDatabase(),
  };
}

function databaseState(backups: BackupInfo[], { backups: scheduler }: BackupWorkspace): DatabaseState {
  return { backups, ...scheduler.state() };
}
