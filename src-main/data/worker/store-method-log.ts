import type { Result } from '../../../shared/result';
import { getErrorCode, type DatabaseError } from '../../db/database-error';
import type { Log } from '../../log/log';
import { longWorkMethods } from '../stores/store-method-names';

/** A longer call delays keystrokes noticeably. */
const slowMs = 50;

/** A fault counts as over after this long without a failure. Everything that fails is retried within that time. */
const quietMs = 60_000;

/** Logs what a store method answered, and how long it took. */
export type StoreCallLog = {
  readonly note: (
    store: string,
    method: string,
    result: Result<unknown, DatabaseError>,
    beganMs: number,
  ) => void;
  /** A monotonic clock. */
  readonly clockMs: () => number;
};

/**
 * Logs each store method that fails or is slow, by name: never its arguments or its result. Long work is expected to be
 * slow and has its own thread. A disk fault makes many calls fail: the first failure is logged, the others are
 * counted, and the count is logged once the fault is over.
 * @param clockMs a monotonic clock
 */
export function createStoreMethodLog(log: Log, clockMs: () => number): StoreCallLog {
  const faults = new Map<string, { repeats: number; lastMs: number }>();

  /** Counts a failure. @returns true for the first one with this fault */
  function count(fault: string): boolean {
    const running = faults.get(fault);
    faults.set(fault, { repeats: running === undefined ? 0 : running.repeats + 1, lastMs: clockMs() });
    return running === undefined;
  }

  function closeFaults(): void {
    for (const [fault, { repeats, lastMs }] of faults) {
      if (clockMs() - lastMs < quietMs) continue;
      faults.delete(fault);
      log.info('store calls succeed again', { fault, repeats });
    }
  }

  return {
    clockMs,
    note(store, method, result, beganMs) {
      const ms = Math.round(clockMs() - beganMs);
      if (faults.size > 0) closeFaults();
      if (!result.ok) {
        const { errorCode } = result.error;
        // The error code `failed` does not point to the disk: it is counted for this method alone.
        if (!count(errorCode === 'failed' ? `${store}.${method}` : errorCode)) return;
        log.error('store call failed', { store, method, errorCode, code: getErrorCode(result.error), ms });
      } else if (ms > slowMs && !Object.hasOwn(longWorkMethods, store))
        log.warn('slow store call', { store, method, ms });
    },
  };
}
