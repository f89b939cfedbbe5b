import type { Schedule } from '../../shared/time/schedule';

/** Coalesces requests: runs once, `delayMs` after the first of them. */
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
