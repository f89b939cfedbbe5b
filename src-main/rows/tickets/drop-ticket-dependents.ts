import type { Database } from 'better-sqlite3';
import { isCallWithoutTicketSql } from '../calls/call-conditions-sql';

/**
 * Prepares to delete all that belongs to tickets which are about to go, and to clear links from other rows to them, in the caller's
 * transaction. The calls in which they were made stay, and so do their words in the search and what is being typed about them: the
 * caller says what becomes of these.
 */
export function prepareDropTicketDependents(db: Database): (ids: readonly number[]) => void {
  const these = 'IN (SELECT value FROM json_each(@ids))';
  const steps = [
    `UPDATE ticket SET follows_ticket_id = NULL WHERE follows_ticket_id ${these}`,
    `UPDATE call SET follows_ticket_id = NULL WHERE follows_ticket_id ${these}`,
    `DELETE FROM note WHERE ticket_id ${these}`,
    `DELETE FROM attempt WHERE ticket_id ${these}`,
    `DELETE FROM reminder WHERE ticket_id ${these}`,
    // All tickets of a call go together. A call that is open again says itself which incident it belongs to.
    `DELETE FROM incident_link WHERE call_id IN (SELECT call_id FROM ticket WHERE id ${these})`,
    `DELETE FROM ticket_index WHERE rowid ${these}`,
    `DELETE FROM index_pending WHERE ticket_id ${these}`,
    // Last, because clearing a link above added the linking ticket to this table.
    `DELETE FROM unsynced_change WHERE kind = 'ticket' AND row_id ${these}`,
  ].map((sql) => db.prepare<[{ ids: string }]>(sql));
  return (ids) => {
    for (const step of steps) step.run({ ids: JSON.stringify(ids) });
  };
}

/** Prepares to delete a call unless a ticket names it. */
export function prepareDropCallWithoutTicket(db: Database): (callId: string) => void {
  const drop = db.prepare<[string]>(`DELETE FROM call WHERE id = ? AND ${isCallWithoutTicketSql}`);
  return (callId) => void drop.run(callId);
}
