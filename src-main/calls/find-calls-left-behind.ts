import type { Database } from 'better-sqlite3';
import { cutOffAttempt } from '../tickets/store/cut-off-attempt-outcome';
import { isMadeHereSql } from '../tickets/store/ticket-conditions-sql';
import { isUnsettledSql } from '../tickets/store/ticket-status';

/** How long after the app ended the caller may still be on the line, in ms. */
const onTheLineMs = 15 * 60_000;

/** More calls and tickets than an agent makes meanwhile. */
const mostRecent = 200;

/** Ids of calls. */
export type CallsLeftBehind = {
  /** Their tickets were being sent when the app ended, and nobody has resolved them since. Oldest first. */
  readonly cutOff: readonly string[];
  /** StoreHub created their tickets while the agent was in a call that had begun meanwhile. Oldest first. */
  readonly unseen: readonly string[];
  /** The call that was on the screen when the app ended; null if it was the newest open one, or is not known. */
  readonly onScreen: string | null;
};

type At = { readonly callId: string; readonly atMs: number };

/**
 * Prepares to find the calls whose callers may still be on the line, since the app ended a short while ago. The function takes the
 * time now, in ms since 1970. On the screen was what came last: a ticket that was being sent, the open call that was saved,
 * or, after a crash, a call that was sent or ended. A blank call is none while a ticket may or may not have arrived.
 */
export function prepareFindCallsLeftBehind(
  db: Database,
): (nowMs: number, wasClosedWell: boolean) => CallsLeftBehind {
  const cutOff = db.prepare<[string, number], At>(
    `SELECT call_id AS callId, (SELECT max(started_at_ms) FROM attempt WHERE ticket_id = ticket.id) AS atMs
     FROM ticket WHERE ${isUnsettledSql} AND state = 'uncertain' AND ${isMadeHereSql}
       AND EXISTS (SELECT 1 FROM attempt WHERE ticket_id = ticket.id AND outcome ->> '$.reason' = ? AND started_at_ms >= ?)
     ORDER BY id`,
  );
  const newestSent = db.prepare<[], At>(
    `WITH recent_ticket AS (SELECT call_id, created_at_ms, imported FROM ticket ORDER BY id DESC LIMIT ${mostRecent})
     SELECT call_id AS callId, created_at_ms AS atMs FROM recent_ticket WHERE ${isMadeHereSql} LIMIT 1`,
  );
  const newestOpen = db.prepare<[number], At>(
    `SELECT id AS callId, saved_at_ms AS atMs FROM call
     WHERE status <> 'sent' AND status = 'open' AND revision >= ? ORDER BY saved_at_ms DESC, seq DESC LIMIT 1`,
  );
  const unseen = db
    .prepare<[{ sinceMs: number }], string>(
      `WITH recent_call AS (SELECT id, began_at_ms FROM call ORDER BY seq DESC LIMIT ${mostRecent})
       SELECT DISTINCT call_id FROM ticket JOIN attempt ON ticket_id = ticket.id
       WHERE created_at_ms >= @sinceMs AND state = 'created' AND ${isMadeHereSql}
         AND outcome ->> '$.kind' = 'created' AND ended_at_ms >= @sinceMs
         AND EXISTS (SELECT 1 FROM recent_call
           WHERE recent_call.id <> call_id AND began_at_ms > started_at_ms AND began_at_ms < ended_at_ms)
       ORDER BY ticket.id`,
    )
    .pluck();
  const { reason } = cutOffAttempt.outcome;

  function findOnScreen(
    newestCutOff: At | undefined,
    sinceMs: number,
    wasClosedWell: boolean,
  ): string | null {
    const sent = wasClosedWell ? undefined : newestSent.get();
    const open = newestOpen.get(newestCutOff === undefined ? 0 : 1);
    const [last] = [newestCutOff, sent, open]
      .filter((one) => one !== undefined)
      .toSorted((a, b) => b.atMs - a.atMs);
    if (last === undefined || last === open)
      return newestCutOff === undefined ? null : (last?.callId ?? null);
    return last.atMs < sinceMs ? null : last.callId;
  }

  return (nowMs, wasClosedWell) => {
    const sinceMs = nowMs - onTheLineMs;
    const cutOffCalls = cutOff.all(reason, sinceMs);
    return {
      cutOff: cutOffCalls.map(({ callId }) => callId),
      unseen: unseen.all({ sinceMs }),
      onScreen: findOnScreen(cutOffCalls.at(-1), sinceMs, wasClosedWell),
    };
  };
}
