import type { Database } from 'better-sqlite3';
import { hasCallEndedBesideSql, ticketIsNotReplacedSql } from '../rows/tickets/ticket-conditions-sql';

/**
 * Prepares to find when the first ticket of a call was made that StoreHub rejected and the agent has dealt with since,
 * by a corrected one or by an ending beside it, in ms since 1970. Infinity if there is none.
 */
export function prepareFindFirstRejection(db: Database): (callId: string) => number {
  const madeAtMs = db
    .prepare<[string], number | null>(
      `SELECT min(created_at_ms) FROM ticket WHERE call_id = ? AND state = 'rejected'
         AND (NOT ${ticketIsNotReplacedSql} OR ${hasCallEndedBesideSql('ticket')})`,
    )
    .pluck();
  return (callId) => madeAtMs.get(callId) ?? Infinity;
}
