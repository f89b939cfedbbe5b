export type Settled<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'too late' };

/** Runs something later. @returns a function that calls it off */
export type Schedule = (delayMs: number, run: () => void) => () => void;

/**
 * Makes a runner for work that cannot be stopped. Works run one after the other, each waiting at most its limit
 * for its turn and its end together. While one hangs past its limit, no other is begun.
 */
export function createTimedSerialQueue(schedule: Schedule) {
  let last: Promise<unknown> = Promise.resolve();

  return <T>(limitMs: number, work: () => Promise<T>): Promise<Settled<T>> => {
    let isTooLate = false;
    const settled = last.then(async (): Promise<Settled<T>> => {
      if (isTooLate) return { kind: 'too late' };
      try {
        return { kind: 'done', value: await work() };
      } catch (error) {
        return { kind: 'failed', error };
      }
    });
    last = settled;
    return new Promise((resolve) => {
      const callOff = schedule(limitMs, () => {
        isTooLate = true;
        resolve({ kind: 'too late' });
      });
      void settled.then((outcome) => {
        callOff();
        resolve(outcome);
      });
    });
  };
}
