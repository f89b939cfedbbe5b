import type { Database } from 'better-sqlite3';

const dayMs = 86_400_000;

/** How far the work of one day may be ahead of the day of work before. A weekend with holidays is shorter. */
const maxBreakMs = 7 * dayMs;

/**
 * Returns the time before which something that is kept for some days is erased, in ms since 1970. A clock that jumped
 * ahead erases nothing, also when calls are taken with it: age counts from the newest ticket, discard or ring only if
 * there is work of the days before it. After a longer break, it counts so from the second day on.
 */
export function prepareRetentionCutoff(db: Database): (keepDays: number, nowMs: number) => number {
  const newestUntil = db
    .prepare<[{ untilMs: number }], number | null>(
      `SELECT max(atMs) FROM (
         SELECT max(created_at_ms) AS atMs FROM ticket WHERE created_at_ms <= @untilMs
         UNION ALL SELECT max(discarded_at_ms) FROM call
           WHERE status <> 'sent' AND status = 'discarded' AND discarded_at_ms <= @untilMs
         UNION ALL SELECT max(last_rang_at_ms) FROM incoming_call WHERE last_rang_at_ms <= @untilMs)`,
    )
    .pluck();
  return (keepDays, nowMs) => {
    const newestMs = newestUntil.get({ untilMs: nowMs }) ?? 0;
    const dayBeforeMs = newestUntil.get({ untilMs: newestMs - dayMs }) ?? newestMs;
    const trustedMs = Math.min(newestMs, dayBeforeMs + maxBreakMs);
    return Math.min(nowMs, trustedMs + dayMs) - keepDays * dayMs;
  };
}
