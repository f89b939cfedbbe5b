import { succeed } from '../../shared/result';
import {
  tellingOfDamage,
  type HowToOpen,
  type OpenStores,
  type StoreOpener,
  type Witnesses,
} from './open-stores';
import { openTrusted, type TrustedDatabase } from './recovery/open-with-recovery';
import { remoteSet, type CallStore, type StoreSet } from './remote-stores';
import { runMethodToItsEnd } from './worker/run-method';
import { storeNames } from './store-names';
import { createStores, type Stores } from './stores';

/**
 * The same stores on this thread, over the same SQLite file: for tests, which have no bundled worker.
 * @param witnesses null: a data folder is taken as it is
 */
export function openStoresHereWith(witnesses: Witnesses | null): StoreOpener {
  return (file, { nowMs, onUnusable, ...how }) => {
    const witness = witnesses && { ...witnesses, newId: witnesses.newId() };
    const opened = openTrusted(file, nowMs, { ...how, witness });
    if (!opened.ok) return Promise.resolve(opened);
    return Promise.resolve(succeed(storesOver(opened.value, file, onUnusable, opened.value.stores)));
  };
}

export const openStoresHere = openStoresHereWith(null);

/** The stores of a database that is open already. */
export function storesOver(
  { db, journal, restored, putBack, wasClosedWell, close }: TrustedDatabase,
  file: string,
  onUnusable?: HowToOpen['onUnusable'],
  stores = createStores(db, file, journal),
): OpenStores {
  const local = stores as unknown as StoreSet;
  const call: CallStore = (store, method, args) => runMethodToItsEnd(local, store, method, args);
  const remote = remoteSet<Stores>(storeNames, tellingOfDamage(call, onUnusable));
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
