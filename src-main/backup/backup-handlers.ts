import type { AppError } from '../../shared/errors/app-error';
import type { BackupInfo, DatabaseState } from '../../shared/app/database-and-backup-state';
import { succeed, type Result } from '../../shared/result';
import type { RemoteSet } from '../db/remote-stores';
import type { HandlersOf, WithWorkspace } from '../ipc/handler-types';
import type { MaintenanceStore } from './backup-and-check-store';
import type { BackupScheduler } from './backup-scheduler';

export type BackupHandlerParts = { readonly restoreDatabase: () => Promise<Result<null, AppError>> };

type BackupWorkspace = {
  readonly backups: BackupScheduler;
  readonly stores: RemoteSet<{ maintenance: MaintenanceStore }> & {
    readonly restored: DatabaseState['restored'];
    readonly putBack: DatabaseState['rollback'];
  };
};

/** Creates the handlers for requests about the database and its backups. */
export function createBackupHandlers(
  { restoreDatabase }: BackupHandlerParts,
  withWorkspace: WithWorkspace<BackupWorkspace>,
): HandlersOf<'database'> {
  return {
    'database.state': () =>
      withWorkspace(async (workspace) => {
        const kept = await workspace.stores.maintenance.backups();
        return kept.ok ? succeed(databaseState(kept.value, workspace)) : kept;
      }),
    'database.back-up': () =>
      withWorkspace(async (workspace) => {
        const kept = await workspace.backups.backUp();
        return kept.ok ? succeed(databaseState(kept.value, workspace)) : kept;
      }),
    'database.restore': () => restoreDatabase(),
  };
}

function databaseState(backups: BackupInfo[], { backups: keeper, stores }: BackupWorkspace): DatabaseState {
  const { restored, putBack: rollback } = stores;
  return {
    backups,
    ...keeper.state(),
    restored: restored && { backupMadeAtMs: restored.backupMadeAtMs },
    rollback,
  };
}
