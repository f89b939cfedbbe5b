import type { Database } from 'better-sqlite3';
import { isCallbackOwedSql, prepareIncidentLinks } from './incident-link-rows';
import { hasReachedCallerSql } from '../tickets/ticket-conditions-sql';

type CallRow = { readonly id: number };

/**
 * Prepares to mark the callback that a caller wanted after an incident as done, once a call about that case has ended in
 * which somebody spoke with the caller. Takes that back when the ending is undone or corrected. Runs within the caller's
 * transaction.
 */
export function prepareCloseIncidentCallback(db: Database) {
  const links = prepareIncidentLinks(db);
  const about = (where: string) =>
    db.prepare<[CallRow], { callId: string; endedAtMs: number }>(
      `SELECT followed.call_id AS callId, ticket.created_at_ms AS endedAtMs
         FROM ticket JOIN ticket AS followed ON followed.id = ticket.follows_ticket_id
           JOIN incident_link ON incident_link.call_id = followed.call_id
           JOIN incident ON incident.id = incident_link.incident_id
         WHERE ticket.id = @id AND ${where}`,
    );
  const waiting = about(
    `${isCallbackOwedSql} AND incident.ended_at_ms <= ticket.created_at_ms
       AND ${hasReachedCallerSql('ticket')}`,
  );
  const closed = about('called_back_at_ms = ticket.created_at_ms');

  function change(found: { callId: string } | undefined, calledBackAtMs: number | null, atMs: number): void {
    const link = found === undefined ? null : links.get(found.callId);
    if (link === null) return;
    links.merge({ ...link, calledBackAtMs, changedAtMs: Math.max(atMs, link.changedAtMs + 1) });
  }

  return {
    /** @param ticketId the ticket that a call has just made, or the row of a call that ended without one */
    close: (ticketId: number): void => {
      const found = waiting.get({ id: ticketId });
      change(found, found?.endedAtMs ?? null, found?.endedAtMs ?? 0);
    },
    /** Called before the row is removed. */
    reopen: (ticketId: number): void => change(closed.get({ id: ticketId }), null, 0),
  };
}
