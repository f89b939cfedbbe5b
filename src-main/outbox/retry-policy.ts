/** Why the outbox waits before it tries again. */
export type PauseReason = 'not-sent' | 'throttled' | 'uncertain';

/** The first and the longest wait in ms, before jitter. */
const waits: Record<PauseReason, { readonly firstMs: number; readonly maxMs: number }> = {
  'not-sent': { firstMs: 2_000, maxMs: 60_000 },
  throttled: { firstMs: 15_000, maxMs: 15 * 60_000 },
  uncertain: { firstMs: 15_000, maxMs: 10 * 60_000 },
};

/** A `Retry-After` of more than a day counts as a mistake and is capped at a day. */
const maxRetryAfterMs = 24 * 60 * 60_000;

/**
 * Returns how long the outbox pauses, in ms. The pause doubles with each failure in a row and is never shorter than
 * what the server asked for. Jitter adds up to a fifth, so that two hundred PCs do not retry at the same moment.
 * @param failuresInRow 1 for the first failure
 * @param random from 0 up to, not including, 1
 */
export function getPauseMs(
  reason: PauseReason,
  failuresInRow: number,
  retryAfterMs: number | null,
  random: number,
): number {
  const { firstMs, maxMs } = waits[reason];
  const doubled = Math.min(firstMs * 2 ** Math.min(failuresInRow - 1, 20), maxMs);
  const asked = Math.min(retryAfterMs ?? 0, maxRetryAfterMs);
  return Math.round(Math.max(doubled, asked) * (1 + random * 0.2));
}
