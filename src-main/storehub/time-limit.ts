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

/** Two turns of the event loop: what has arrived by now on any open connection is read. */
export async function readIncoming(): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}
