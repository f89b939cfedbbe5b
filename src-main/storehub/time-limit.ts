export type TimeLimit = { readonly signal: AbortSignal; readonly stop: () => void };

/** Aborts after `limitMs`, or with `outer`. Stop it, or the timer outlives what it limits. */
export function startTimeLimit(limitMs: number, outer?: AbortSignal): TimeLimit {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  const timer = setTimeout(abort, limitMs);
  outer?.addEventListener('abort', abort);
  if (outer?.aborted === true) abort();
  return {
    signal: controller.signal,
    stop: () => {
      clearTimeout(timer);
      outer?.removeEventListener('abort', abort);
    },
  };
}
