import type { Schedule } from './schedule';

export type TimeLimit<T> = {
  readonly schedule: Schedule;
  readonly limitMs: number;
  /** Supplies the answer for work that is not done in time. An error in it rejects the wait. */
  readonly atLimit: () => T | Promise<T>;
};

/**
 * Waits for work until its time limit, and leaves no timer behind. The limit ends only the wait: the work continues,
 * and its later answer or error is dropped.
 */
export function withTimeLimit<T, L = T>(
  work: Promise<T>,
  { schedule, limitMs, atLimit }: TimeLimit<L>,
): Promise<T | L> {
  return new Promise((resolve, reject) => {
    const cancel = schedule(limitMs, () => resolve(Promise.resolve().then(atLimit)));
    void work.finally(cancel).then(resolve, reject);
  });
}
