import { succeed, type Result } from '../../shared/result';
import type { DatabaseError } from '../db/database-error';
import type { OpenOptions, OpenStores, StoreOpener, FolderRegistryLocation } from './open-stores';
import { openWithRecovery, type RecoveredDatabase } from './recovery/open-with-recovery';
import type { OverwriteGuard } from './recovery/overwrite-guard';
import { silentLog } from '../log/log';
import { claimFolderAndOpen } from './recovery/claim-folder-and-open';
import type { StoreSet } from '../db/cross-thread-store-types';
import { createRemoteStores, getUnusableReason } from './worker/database-thread';
import { createStoreMethodLog } from './worker/store-method-log';
import { runCall } from './worker/store-server';
import { longWorkMethods, readerMethods, writerMethods } from './stores/store-method-names';
import { createStores, type LongWorkStores, type ReaderStores, type WriterStores } from './stores/stores';

/**
 * Opens the same stores on this thread, with a real SQLite file, for tests that have no bundled worker.
 * @param witnesses null means that the data folder's state and owner are not checked
 */
export function openStoresInProcessWith(witnesses: FolderRegistryLocation | null): StoreOpener {
  return (file, { nowMs, onUnusable, ...how }) => {
    const witness = witnesses && { ...witnesses, newId: witnesses.newId() };
    const opened =
      witness === null
        ? openWithRecovery(file, nowMs, how)
        : claimFolderAndOpen(file, nowMs, { log: silentLog, ...how, witness, id: witness.newId });
    if (!opened.ok) return Promise.resolve(opened);
    const { stores, guard } = opened.value;
    return Promise.resolve(succeed(storesOver(opened.value, file, onUnusable, stores, guard)));
  };
}

export const openStoresInProcess = openStoresInProcessWith(null);

/** Creates the stores of a database that is already open. */
export function storesOver(
  { db, journal, restored, putBack, wasClosedWell, close }: RecoveredDatabase,
  file: string,
  onUnusable?: OpenOptions['onUnusable'],
  stores = createStores(db, file, journal),
  guard: OverwriteGuard | null = null,
): OpenStores {
  const served = {
    stores: stores as unknown as StoreSet,
    guard,
    storeCallLog: createStoreMethodLog(silentLog, () => 0),
  };
  guard?.whenOverwritten(() => onUnusable?.('files-overwritten'));
  const remote = createRemoteStores<WriterStores & ReaderStores & LongWorkStores>(
    { ...writerMethods, ...readerMethods, ...longWorkMethods },
    async (store, method, args) => {
      const answer = await new Promise<Result<unknown, DatabaseError>>((resolve) => {
        void runCall(served, { store, method, args }, resolve);
      });
      const why = getUnusableReason(answer);
      if (why !== null) onUnusable?.(why);
      return answer;
    },
  );
  return {
    ...remote,
    restored,
    putBack,
    wasClosedWell,
    close: () => {
      close();
      return Promise.resolve();
    },
  };
}
