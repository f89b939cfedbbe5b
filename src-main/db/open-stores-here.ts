import { succeed } from '../../shared/result';
import type { StoreOpener } from './open-stores';
import { openTrusted } from './open-trusted';
import { remoteSet, type StoreSet } from './remote';
import { runMethod } from './run-method';
import { createStores, storeNames, type Stores } from './stores';

/** The same stores on this thread, over the same SQLite file: for tests, which have no bundled worker. */
export const openStoresHere: StoreOpener = (file, { nowMs, mustRestore }) => {
  const opened = openTrusted(file, nowMs, mustRestore);
  if (!opened.ok) return Promise.resolve(opened);
  const { db, journal, restored, wasClosedWell, close } = opened.value;
  const local = createStores(db, file, journal) as unknown as StoreSet;
  const remote = remoteSet<Stores>(storeNames, (store, method, args) =>
    Promise.resolve(runMethod(local, store, method, args)),
  );
  return Promise.resolve(
    succeed({
      ...remote,
      restored,
      wasClosedWell,
      close: () => {
        close();
        return Promise.resolve();
      },
    }),
  );
};
