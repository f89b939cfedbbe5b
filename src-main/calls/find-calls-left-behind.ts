import type { Database } from 'better-sqlite3';
import { cutOffAttempt } from '../tickets/store/cut-off-attempt-outcome';
import { isMadeHereSql } from '../tickets/store/ticket-conditions-sql';
import { isUnsettledSql } from '../tickets/store/ticket-status';

/** How long after the app ended while it sent a ticket the caller may still be on the line, in ms. */
const onTheLineMs = 15 * 60_000;

/**
 * Prepares to find the calls whose tickets were being sent when the app ended, a short while ago, and that nobody has resolved
 * since. The function takes the time now, in ms since 1970.
 */
export function prepareFindCutOffCalls(db: Database): (nowMs: number) => string[] {
  const cutOff = db
    .prepare<[string, number], string>(
      `SELECT call_id FROM ticket WHERE ${isUnsettledSql} AND state = 'uncertain' AND ${isMadeHereSql}
         AND EXISTS (SELECT 1 FROM attempt WHERE ticket_id = ticket.id AND outcome ->> '$.reason' = ? AND started_at_ms >= ?)
       ORDER BY id`,
    )
    .pluck();
  const { reason } = cutOffAttempt.outcome;
  return (nowMs) => cutOff.all(reason, nowMs - onTheLineMs);
}
