import type { Log } from '../../log/log';
import { getErrorCode } from '../../db/database-error';
import type { InvokeStore, StoreSet } from '../../db/remote-stores';
import { runMethodAndWait } from './run-method';
import { longWorkMethods } from '../stores/store-methods';

/** A statement that holds up the thread for longer is felt at the keys. */
const slowMs = 50;

/** A fault is over once nothing has failed with it for so long. Everything that fails is tried again within that time. */
const quietMs = 60_000;

/**
 * Runs methods of the stores and logs each one that fails or is slow, by name: never what it was given or answered. Long
 * work is meant to take long, and has a thread of its own. One fault of the disk fails statement after statement: the
 * first one is logged, the others are counted, and the count is logged once the fault is over.
 * @param clockMs goes on steadily, whatever happens to the time of day
 */
export function createLoggingInvoker(
  stores: StoreSet,
  log: Log,
  clockMs: () => number,
): InvokeStore<StoreSet> {
  const faults = new Map<string, { repeats: number; lastMs: number }>();

  /** @returns whether it is the first with this fault */
  function count(fault: string): boolean {
    const running = faults.get(fault);
    faults.set(fault, { repeats: running === undefined ? 0 : running.repeats + 1, lastMs: clockMs() });
    return running === undefined;
  }

  function closeFaults(): void {
    for (const [fault, { repeats, lastMs }] of faults) {
      if (clockMs() - lastMs < quietMs) continue;
      faults.delete(fault);
      log.info('statements fail no more', { fault, repeats });
    }
  }

  return async (store, method, args) => {
    const beganMs = clockMs();
    const result = await runMethodAndWait(stores, store, method, args);
    const ms = Math.round(clockMs() - beganMs);
    if (faults.size > 0) closeFaults();
    if (!result.ok) {
      const { errorCode } = result.error;
      // What is not the disk's fault is a fault of this one method.
      if (!count(errorCode === 'failed' ? `${store}.${method}` : errorCode)) return result;
      log.error('statement failed', { store, method, errorCode, code: getErrorCode(result.error), ms });
    } else if (ms > slowMs && !Object.hasOwn(longWorkMethods, store))
      log.warn('slow statement', { store, method, ms });
    return result;
  };
}
