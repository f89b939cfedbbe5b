import type { Schedule } from './schedule';

export type TimeLimit<T> = {
  readonly schedule: Schedule;
  readonly limitMs: number;
  /** Answers instead of work that is not done by then. Whatever it throws rejects the wait. */
  readonly atLimit: () => T | Promise<T>;
};

/**
 * Waits for work until its time limit, and leaves no timer behind. The limit ends the wait and not the work, which nothing can
 * stop: what the work answers or throws later is dropped.
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
