import type { Schedule } from '../../shared/time/schedule';

/** In ms. The window reads its lists again each time. */
const tellEveryMs = { first: 1_000, last: 16_000 };

/**
 * Tells that tickets have come: soon for a few, ever less often while a long history comes, and at once when all of it
 * is here.
 */
export function createHistoryChangeTeller(schedule: Schedule, tell: () => void) {
  let cancel: (() => void) | undefined;
  let tells = 0;

  function tellNow(): void {
    cancel?.();
    cancel = undefined;
    tells += 1;
    tell();
  }

  return {
    ticketsCame(): void {
      cancel ??= schedule(Math.min(tellEveryMs.last, tellEveryMs.first * 2 ** tells), tellNow);
    },

    /** Call it when everything is exchanged. */
    allCame(): void {
      if (cancel !== undefined && tells > 0) tellNow();
      tells = 0;
    },

    close: (): void => cancel?.(),
  };
}
