import type { Database } from 'better-sqlite3';
import type { CallStatus } from '../../shared/calls/call-status';
import { selectChecksummed, verifyRow } from '../db/row-checksums';
import { cutOffAttempt } from '../tickets/store/cut-off-attempt-outcome';
import { isMadeHereSql } from '../rows/tickets/ticket-conditions-sql';
import { isUnsettledSql } from '../rows/tickets/ticket-status';

/** How long after the app ended the caller may still be on the line, in ms. */
const onTheLineMs = 15 * 60_000;

/** More calls than an agent begins meanwhile. */
const maxRecentCalls = 200;

/** Of a ticket: its call was on the screen or in a tab. What the agent closed stays in the outbox and the history. */
const hasTabSql = '(SELECT has_tab FROM call WHERE call.id = ticket.call_id) IS NOT NULL';

/** The calls that a start goes on with, by their ids. */
export type CallsToResume = {
  /** Their tickets were being sent when the app ended, in an open tab, and nobody has resolved them since. Oldest first. */
  readonly cutOff: readonly string[];
  /** StoreHub created their tickets while the agent was in a call that had begun meanwhile; their tabs were open. Oldest first. */
  readonly unseen: readonly string[];
  /** The call to show: the one that the window showed last, or one of `cutOff`; null if there is none. */
  readonly shown: string | null;
};

type ShownRow = {
  readonly id: string;
  readonly status: CallStatus;
  readonly revision: number;
  readonly shown_at_ms: number;
  readonly sentAtMs: number | null;
  readonly checksum: string;
};

/**
 * Prepares to find the calls whose callers may still be on the line, since the app ended a short while ago. The function takes the
 * time now, in ms since 1970. A call that was sent or had ended is shown again only after a crash. In place of a blank one, the
 * newest ticket is shown that may or may not have arrived.
 */
export function prepareFindCallsToResume(
  db: Database,
): (nowMs: number, wasClosedWell: boolean) => CallsToResume {
  const cutOff = db
    .prepare<[string, number], string>(
      `SELECT call_id FROM ticket WHERE ${isUnsettledSql} AND state = 'uncertain' AND ${isMadeHereSql}
         AND ${hasTabSql}
         AND EXISTS (SELECT 1 FROM attempt WHERE ticket_id = ticket.id AND outcome ->> '$.reason' = ? AND started_at_ms >= ?)
       ORDER BY id`,
    )
    .pluck();
  const shown = db.prepare<[], ShownRow>(
    `SELECT ${selectChecksummed('call')}, (SELECT max(created_at_ms) FROM ticket WHERE call_id = call.id) AS sentAtMs
     FROM call WHERE shown_at_ms IS NOT NULL ORDER BY shown_at_ms DESC LIMIT 1`,
  );
  const unseen = db
    .prepare<[{ sinceMs: number }], string>(
      `WITH recent_call AS (SELECT id, began_at_ms FROM call ORDER BY seq DESC LIMIT ${maxRecentCalls})
       SELECT DISTINCT call_id FROM ticket JOIN attempt ON ticket_id = ticket.id
       WHERE created_at_ms >= @sinceMs AND state = 'created' AND ${isMadeHereSql} AND ${hasTabSql}
         AND outcome ->> '$.kind' = 'created' AND ended_at_ms >= @sinceMs
         AND EXISTS (SELECT 1 FROM recent_call
           WHERE recent_call.id <> call_id AND began_at_ms > started_at_ms AND began_at_ms < ended_at_ms)
       ORDER BY ticket.id`,
    )
    .pluck();
  const { reason } = cutOffAttempt.outcome;

  function findShown(cutOffIds: readonly string[], sinceMs: number, wasClosedWell: boolean): string | null {
    const row = shown.get();
    if (row === undefined) return null;
    const { id, status, revision, shown_at_ms: shownAtMs, sentAtMs } = verifyRow('call', row);
    const isOnTheLine = Math.max(shownAtMs, sentAtMs ?? 0) >= sinceMs;
    if (status === 'open' && revision === 0) return cutOffIds.at(-1) ?? id;
    const isShownAgain = {
      open: true,
      parked: true,
      discarded: false,
      sent: cutOffIds.includes(id) || (isOnTheLine && !wasClosedWell),
    };
    return isShownAgain[status] ? id : null;
  }

  return (nowMs, wasClosedWell) => {
    const sinceMs = nowMs - onTheLineMs;
    const cutOffIds = cutOff.all(reason, sinceMs);
    return {
      cutOff: cutOffIds,
      unseen: unseen.all({ sinceMs }),
      shown: findShown(cutOffIds, sinceMs, wasClosedWell),
    };
  };
}
