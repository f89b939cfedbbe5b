import type { Schedule } from '../../shared/time/schedule';
import { scheduleTimeout } from './schedule-timeout';

export type AbortTimer = { readonly signal: AbortSignal; readonly stop: () => void };

/**
 * A time limit for work that a signal can stop, such as a connection. Aborts after `limitMs`, or together with `outer`.
 * Call `stop` at the end of the work, or the timer outlives it.
 */
export function abortAfter(
  limitMs: number,
  { outer, schedule = scheduleTimeout }: { readonly outer?: AbortSignal; readonly schedule?: Schedule } = {},
): AbortTimer {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  const cancel = schedule(limitMs, abort);
  outer?.addEventListener('abort', abort);
  if (outer?.aborted === true) abort();
  return {
    signal: controller.signal,
    stop: () => {
      cancel();
      outer?.removeEventListener('abort', abort);
    },
  };
}
