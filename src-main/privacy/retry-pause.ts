/** After an error: a disk that was full has room again long before the next day. */
const firstMs = 5 * 60_000;
const maxMs = 24 * 60 * 60_000;

/**
 * The pauses before what failed is tried again, in ms. They grow: each try makes a backup, and a copy that cannot be deleted may
 * stay so for days.
 */
export function createRetryPause(): { readonly next: () => number; readonly reset: () => void } {
  let nextMs = firstMs;
  return {
    next: () => {
      const pauseMs = nextMs;
      nextMs = Math.min(2 * nextMs, maxMs);
      return pauseMs;
    },
    reset: () => {
      nextMs = firstMs;
    },
  };
}
