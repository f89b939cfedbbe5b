import type { Mode } from '../../shared/app/mode';
import type { AppError } from '../../shared/errors/app-error';
import type { Result } from '../../shared/result';
import type { SyncState } from '../../shared/sync/sync-state';
import type { ChooseFile } from '../files/file-chooser';
import type { HandlersOf, WithWorkspace } from '../ipc/handler-types';
import type { SyncScheduler } from './sync-scheduler';

export type SyncHandlerParts = {
  readonly chooseFile: ChooseFile;
  readonly setFeedFolder: (folder: string | null) => Result<null, AppError>;
};

/** Creates the handlers for requests about the shared history. */
export function createSyncHandlers(
  parts: SyncHandlerParts,
  withWorkspace: WithWorkspace<{ readonly mode: Mode; readonly feed: SyncScheduler }>,
): HandlersOf<'sync'> {
  async function setFeed(feed: SyncScheduler, folder: string | null): Promise<Result<SyncState, AppError>> {
    const set = parts.setFeedFolder(folder);
    if (!set.ok) return set;
    feed.checkSoon();
    return feed.state();
  }

  return {
    'sync.state': () => withWorkspace(({ feed }) => feed.state()),
    'sync.choose-folder': () =>
      withWorkspace(async ({ mode, feed }) => {
        // Only the live history is synced, and it stores which folder the agent chose.
        const folder = mode === 'practice' ? null : await parts.chooseFile.folder();
        if (folder === null) return feed.state();
        const chosen = await feed.choose(folder);
        return chosen.ok ? setFeed(feed, folder) : chosen;
      }),
    'sync.stop': () => withWorkspace(({ feed }) => setFeed(feed, null)),
  };
}
