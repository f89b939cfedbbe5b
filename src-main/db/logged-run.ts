import type { Log } from '../log/log';
import { codeOfError } from './database-trouble';
import type { CallStore, StoreSet } from './remote';
import { runMethodToItsEnd } from './run-method';
import { longWorkStores } from './store-names';

/** A statement that holds up the thread for longer is felt at the keys. */
const slowMs = 50;

/**
 * Runs methods of the stores and logs each one that fails or is slow, by name: never what it was given or answered. Long
 * work is meant to take long, and has a thread of its own.
 * @param clockMs goes on steadily, whatever happens to the time of day
 */
export function loggedRun(stores: StoreSet, log: Log, clockMs: () => number): CallStore {
  return async (store, method, args) => {
    const beganMs = clockMs();
    const result = await runMethodToItsEnd(stores, store, method, args);
    const ms = Math.round(clockMs() - beganMs);
    if (!result.ok) {
      const { trouble } = result.error;
      log.error('statement failed', { store, method, trouble, code: codeOfError(result.error), ms });
    } else if (ms > slowMs && !longWorkStores.has(store)) log.warn('slow statement', { store, method, ms });
    return result;
  };
}
