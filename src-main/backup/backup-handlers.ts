import type { AppError } from '../../shared/errors/app-error';
import type { BackupInfo, DatabaseRecovery, DatabaseState } from '../../shared/app/database-and-backup-state';
import { succeed, type Result } from '../../shared/result';
import type { RemoteSet } from '../db/cross-thread-store-types';
import type { HandlersOf, WithWorkspace } from '../ipc/handler-types';
import type { BackupAndIntegrityCheckStore } from './backup-and-integrity-check-store';
import type { BackupScheduler } from './backup-scheduler';

export type BackupHandlerParts = { readonly restoreDatabase: () => Promise<Result<null, AppError>> };

type BackupWorkspace = {
  readonly backups: BackupScheduler;
  readonly stores: RemoteSet<{ maintenance: BackupAndIntegrityCheckStore }> & {
    readonly restored: DatabaseRecovery['restored'];
    readonly putBack: DatabaseRecovery['rollback'];
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
        const backups = await workspace.stores.maintenance.backups();
        return backups.ok ? succeed(databaseState(backups.value, workspace)) : backups;
      }),
    'database.recovery': () =>
      withWorkspace(({ stores: { restored, putBack: rollback } }) =>
        Promise.resolve(succeed({ restored: restored && withoutPath(restored), rollback })),
      ),
    'database.back-up': () =>
      withWorkspace(async (workspace) => {
        const backups = await workspace.backups.backUp();
        return backups.ok ? succeed(databaseState(backups.value, workspace)) : backups;
      }),
    'database.restore': () => restoreDatabase(),
  };
}

/** The window does not show where the damaged file is kept. */
function withoutPath({
  backupMadeAtMs,
  wasMissing,
}: NonNullable<DatabaseRecovery['restored']>): DatabaseRecovery['restored'] {
  return { backupMadeAtMs, wasMissing };
}

function databaseState(backups: BackupInfo[], { backups: scheduler }: BackupWorkspace): DatabaseState {
  return { backups, ...scheduler.state() };
}
