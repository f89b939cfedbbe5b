import type { Database } from 'better-sqlite3';
import { cutOffAttempt } from '../tickets/store/cut-off-attempt-outcome';
import { isMadeHereSql } from '../tickets/store/ticket-conditions-sql';
import { isUnsettledSql } from '../tickets/store/ticket-status';

/** How long after the app ended the caller may still be on the line, in ms. */
const onTheLineMs = 15 * 60_000;

/** More calls than an agent begins meanwhile. */
const mostRecentCalls = 200;

/** The ids of sent calls, oldest first. */
export type CallsLeftBehind = {
  /** Their tickets were being sent when the app ended, and nobody has resolved them since. */
  readonly cutOff: readonly string[];
  /** The open call that was written down after these were sent: the caller on the line is that one. */
  readonly writtenSince: string | null;
  /** StoreHub has created their tickets, and the agent may not have seen it. */
  readonly unseen: readonly string[];
};

/**
 * Prepares to find the sent calls whose callers may still be on the line, since the app ended a short while ago. An outcome was not
 * seen if it came while the agent was in a call that had begun meanwhile. After a crash, the newest outcome may not have been
 * seen either. The function takes the time now, in ms since 1970.
 */
export function prepareFindCallsLeftBehind(
  db: Database,
): (nowMs: number, wasClosedWell: boolean) => CallsLeftBehind {
  const cutOff = db
    .prepare<[string, number], string>(
      `SELECT call_id FROM ticket WHERE ${isUnsettledSql} AND state = 'uncertain' AND ${isMadeHereSql}
         AND EXISTS (SELECT 1 FROM attempt WHERE ticket_id = ticket.id AND outcome ->> '$.reason' = ? AND started_at_ms >= ?)
       ORDER BY id`,
    )
    .pluck();
  const writtenSince = db
    .prepare<[string], string>(
      `SELECT id FROM call
       WHERE status <> 'sent' AND status = 'open' AND revision > 0
         AND began_at_ms > (SELECT max(started_at_ms) FROM attempt JOIN ticket ON ticket_id = ticket.id WHERE call_id = ?)
       ORDER BY seq DESC LIMIT 1`,
    )
    .pluck();
  const unseen = db
    .prepare<[{ sinceMs: number; wasClosedWell: number }], string>(
      `WITH recent_call AS (SELECT id, began_at_ms FROM call ORDER BY seq DESC LIMIT ${mostRecentCalls})
       SELECT DISTINCT call_id FROM ticket JOIN attempt ON ticket_id = ticket.id
       WHERE created_at_ms >= @sinceMs AND state = 'created' AND ${isMadeHereSql}
         AND outcome ->> '$.kind' = 'created' AND ended_at_ms >= @sinceMs
         AND (EXISTS (SELECT 1 FROM recent_call
                WHERE recent_call.id <> call_id AND began_at_ms > started_at_ms AND began_at_ms < ended_at_ms)
           OR @wasClosedWell = 0 AND NOT EXISTS (SELECT 1 FROM recent_call WHERE began_at_ms > ended_at_ms))
       ORDER BY ticket.id`,
    )
    .pluck();
  const { reason } = cutOffAttempt.outcome;
  return (nowMs, wasClosedWell) => {
    const sinceMs = nowMs - onTheLineMs;
    const cutOffIds = cutOff.all(reason, sinceMs);
    const newestCutOff = cutOffIds.at(-1);
    return {
      cutOff: cutOffIds,
      writtenSince: newestCutOff === undefined ? null : (writtenSince.get(newestCutOff) ?? null),
      unseen: unseen.all({ sinceMs, wasClosedWell: Number(wasClosedWell) }),
    };
  };
}
