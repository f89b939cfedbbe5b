import { succeed } from '../../shared/result';
import { openDatabase } from './open-database';
import type { StoreOpener } from './open-stores';
import { remoteSet, type StoreSet } from './remote';
import { runMethod } from './run-method';
import { createStores, storeNames, type Stores } from './stores';

/** The same stores on this thread, over the same SQLite file: for tests, which have no bundled worker. */
export const openStoresHere: StoreOpener = (file) => {
  const opened = openDatabase(file);
  if (!opened.ok) return Promise.resolve(opened);
  const local = createStores(opened.value) as unknown as StoreSet;
  const remote = remoteSet<Stores>(storeNames, (store, method, args) =>
    Promise.resolve(runMethod(local, store, method, args)),
  );
  return Promise.resolve(
    succeed({
      ...remote,
      close: () => {
        opened.value.close();
        return Promise.resolve();
      },
    }),
  );
};
