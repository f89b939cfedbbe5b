import { succeed } from '../../shared/result';
import type { OpenStores, StoreOpener } from './open-stores';
import { openTrusted, type TrustedDatabase } from './open-trusted';
import { remoteSet, type StoreSet } from './remote';
import { runMethod } from './run-method';
import { createStores, storeNames, type Stores } from './stores';

/** The same stores on this thread, over the same SQLite file: for tests, which have no bundled worker. */
export const openStoresHere: StoreOpener = (file, { nowMs, mustRestore }) => {
  const opened = openTrusted(file, nowMs, mustRestore);
  return Promise.resolve(opened.ok ? succeed(storesOver(opened.value, file)) : opened);
};

/** The stores of a database that is open already. */
export function storesOver(
  { db, journal, restored, wasClosedWell, close }: TrustedDatabase,
  file: string,
): OpenStores {
  const local = createStores(db, file, journal) as unknown as StoreSet;
  const remote = remoteSet<Stores>(storeNames, (store, method, args) =>
    Promise.resolve(runMethod(local, store, method, args)),
  );
  return {
    ...remote,
    restored,
    wasClosedWell,
    close: () => {
      close();
      return Promise.resolve();
    },
  };
}
