import type { Schedule } from '../../shared/time/schedule';

/** Runs something once, `delayMs` after the first of several requests. */
export function createCoalescedRun(schedule: Schedule, delayMs: number, run: () => void) {
  let cancel: (() => void) | undefined;
  return {
    request(): void {
      cancel ??= schedule(delayMs, () => {
        cancel = undefined;
        run();
      });
    },
    cancel: (): void => cancel?.(),
  };
}
