import type { Schedule } from './schedule';
import { withTimeLimit } from './time-limit';

export const tooLate = Symbol('too late');

/** Runs work one after the other. Each piece begins once the one before has ended, whether it failed or not. */
export function createSerialQueue() {
  let last: Promise<unknown> = Promise.resolve();

  function run<T>(work: () => T | Promise<T>): Promise<T> {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  }

  return {
    run,

    /**
     * Waits at most `limitMs` for the turn and the end of the work together, then answers `tooLate`. Work whose turn
     * comes later never begins. Work that hangs keeps its turn: nothing else runs at the same time.
     */
    runWithin<T>(limitMs: number, schedule: Schedule, work: () => Promise<T>): Promise<T | typeof tooLate> {
      let isTooLate = false;
      return withTimeLimit<T | typeof tooLate>(
        run<T | typeof tooLate>(() => (isTooLate ? tooLate : work())),
        {
          schedule,
          limitMs,
          atLimit: () => {
            isTooLate = true;
            return tooLate;
          },
        },
      );
    },

    /** Resolves once all work added so far has ended. */
    settled: (): Promise<unknown> => last,
  };
}
