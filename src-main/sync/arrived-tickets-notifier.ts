import type { Schedule } from '../../shared/time/schedule';

/** In ms. The window reads its lists again each time. */
const intervalMs = { first: 1_000, last: 16_000 };

/**
 * Notifies that tickets have arrived: soon for a few, ever less often while a long history arrives, and at once when it
 * is complete.
 */
export function createArrivedTicketsNotifier(schedule: Schedule, notify: () => void) {
  let cancel: (() => void) | undefined;
  let notifications = 0;

  function notifyNow(): void {
    cancel?.();
    cancel = undefined;
    notifications += 1;
    notify();
  }

  return {
    ticketsCame(): void {
      cancel ??= schedule(Math.min(intervalMs.last, intervalMs.first * 2 ** notifications), notifyNow);
    },

    /** Call it when everything is exchanged. */
    allCame(): void {
      if (cancel !== undefined && notifications > 0) notifyNow();
      notifications = 0;
    },

    close: (): void => cancel?.(),
  };
}
