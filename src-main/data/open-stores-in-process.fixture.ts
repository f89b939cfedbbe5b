import { succeed } from '../../shared/result';
import {
  reportingDamage,
  type OpenOptions,
  type OpenStores,
  type StoreOpener,
  type FolderRegistryLocation,
} from './open-stores';
import { openWithRecovery, type RecoveredDatabase } from './recovery/open-with-recovery';
import type { OverwriteGuard } from './recovery/overwrite-guard';
import { createRemoteStores, type InvokeStore, type StoreSet } from '../db/remote-stores';
import { runMethodAndWait } from './worker/run-method';
import { longWorkMethods, readerMethods, writerMethods } from './stores/store-methods';
import { createStores, type LongWorkStores, type ReaderStores, type WriterStores } from './stores/stores';

/**
 * Opens the same stores on this thread, with a real SQLite file, for tests that have no bundled worker.
 * @param witnesses null means that the data folder's state is not checked
 */
export function openStoresInProcessWith(witnesses: FolderRegistryLocation | null): StoreOpener {
  return (file, { nowMs, onUnusable, ...how }) => {
    const witness = witnesses && { ...witnesses, newId: witnesses.newId() };
    const opened = openWithRecovery(file, nowMs, { ...how, witness });
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
  const local = stores as unknown as StoreSet;
  const run: InvokeStore<WriterStores & ReaderStores & LongWorkStores> = (store, method, args) =>
    runMethodAndWait(local, store, method, args);
  const call = guard?.protect(run, () => onUnusable?.('files-overwritten')) ?? run;
  const remote = createRemoteStores(
    { ...writerMethods, ...readerMethods, ...longWorkMethods },
    reportingDamage(call, onUnusable),
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
