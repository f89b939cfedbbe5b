import type { Mode } from '../../shared/app/mode';
import type { AppError } from '../../shared/errors/app-error';
import { succeed, type Result } from '../../shared/result';
import type { SyncErrorCode, SyncServer, SyncState } from '../../shared/sync/sync-server-and-state';
import type { ChooseFile } from '../files/file-chooser';
import type { HandlersOf, WithWorkspace } from '../ipc/handler-types';
import type { SyncPasswordVault } from '../keychain/sync-password-vault';
import type { SyncService } from './sync-service';

export type SyncHandlerParts = {
  readonly chooseFile: ChooseFile;
  readonly syncPassword: Pick<SyncPasswordVault, 'set' | 'remove'>;
  readonly syncServer: {
    /** Whether the organisation leaves this choice to the agent. */
    readonly check: (server: SyncServer | null) => Result<null, AppError>;
    readonly set: (server: SyncServer | null) => Result<null, AppError>;
  };
};

/** Creates the handlers for requests about the shared history. */
export function createSyncHandlers(
  parts: SyncHandlerParts,
  withWorkspace: WithWorkspace<{ readonly mode: Mode; readonly sync: SyncService }>,
): HandlersOf<'sync'> {
  async function setServer(
    sync: SyncService,
    server: SyncServer,
    password: string,
  ): Promise<Result<SyncState, AppError>> {
    const checked = parts.syncServer.check(server);
    if (!checked.ok) return checked;
    const stored = password === '' ? succeed(null) : await parts.syncPassword.set(password);
    if (!stored.ok) return stored;
    const chosen = await sync.choose(server);
    if (!chosen.ok) return chosen;
    const set = parts.syncServer.set(server);
    if (!set.ok) return set;
    sync.reconnect();
    return sync.state();
  }

  return {
    'sync.get-state': () => withWorkspace(({ sync }) => sync.state()),
    'sync.set-server': ({ server, password }) =>
      withWorkspace(({ mode, sync }) =>
        // Only the live history is shared, and it remembers which server the agent chose.
        mode === 'practice' ? sync.state() : setServer(sync, server, password),
      ),
    'sync.choose-certificate': async () => succeed({ file: await parts.chooseFile.toOpen('pem') }),
    'sync.post-notice': ({ text, hours }) =>
      withWorkspace(async ({ sync }) => toErrorCode(await sync.postNotice(text, hours))),
    'sync.end-notice': ({ id }) => withWorkspace(async ({ sync }) => toErrorCode(await sync.endNotice(id))),
    'sync.share-templates': ({ isShared }) =>
      withWorkspace(async ({ sync }) => toErrorCode(await sync.shareTemplates(isShared))),
    'sync.stop': () =>
      withWorkspace(async ({ mode, sync }) => {
        const set = parts.syncServer.set(null);
        if (!set.ok) return set;
        sync.reconnect();
        const stopped = mode === 'practice' ? succeed(null) : await sync.stop();
        if (!stopped.ok) return stopped;
        const removed = await parts.syncPassword.remove();
        return removed.ok ? sync.state() : removed;
      }),
  };
}

function toErrorCode(done: Result<null, SyncErrorCode>): Result<{ errorCode: SyncErrorCode | null }, never> {
  return succeed({ errorCode: done.ok ? null : done.error });
}
