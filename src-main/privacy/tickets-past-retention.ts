import type { Database } from 'better-sqlite3';
import { isSettledSql } from '../tickets/store/ticket-status';
import { isErasableSql } from './erase-tickets';

/**
 * Tickets made before `@beforeMs` that are past retention. The tickets of a call expire together. None expires while
 * one of them is not settled, a callback about it is pending, or an open call corrects or follows it.
 */
export const isPastRetentionSql = `created_at_ms < @beforeMs AND ${isErasableSql}
  AND NOT EXISTS (SELECT 1 FROM ticket AS other WHERE other.call_id = ticket.call_id
    AND NOT (other.created_at_ms < @beforeMs
      AND (other.${isSettledSql} OR other.imported IS NOT NULL)))
  AND NOT EXISTS (SELECT 1 FROM ticket AS other JOIN reminder ON reminder.ticket_id = other.id
    WHERE other.call_id = ticket.call_id AND reminder.resolution IS NULL)
  AND NOT EXISTS (SELECT 1 FROM call WHERE status <> 'sent' AND status IN ('open', 'parked')
    AND (call.id = ticket.call_id OR call.follows_ticket_id IN
      (SELECT other.id FROM ticket AS other WHERE other.call_id = ticket.call_id)))`;

const dayMs = 86_400_000;

/** How far the work of one day may be ahead of the day of work before. A weekend with holidays is shorter. */
const longestBreakMs = 7 * dayMs;

/**
 * Returns the time before which something that is kept for some days is erased, in ms since 1970. A clock that jumped
 * ahead erases nothing, also when calls are taken with it: age counts from the newest ticket, discard or ring only if
 * there is work of the days before it. After a longer break, it counts so from the second day on.
 */
export function prepareRetentionStart(db: Database): (keepDays: number, nowMs: number) => number {
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
    const trustedMs = Math.min(newestMs, dayBeforeMs + longestBreakMs);
    return Math.min(nowMs, trustedMs + dayMs) - keepDays * dayMs;
  };
}

/** Counts the tickets that this retention period would erase. Reads all older tickets. */
export function countPastRetention(db: Database, keepDays: number, nowMs: number): number {
  const count = db
    .prepare<[{ beforeMs: number }], number>(`SELECT count(*) FROM ticket WHERE ${isPastRetentionSql}`)
    .pluck();
  return count.get({ beforeMs: prepareRetentionStart(db)(keepDays, nowMs) }) ?? 0;
}
