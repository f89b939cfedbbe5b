import type { Database } from 'better-sqlite3';
import { ticketIsNotReplacedSql } from '../tickets/store/ticket-conditions-sql';

/**
 * Prepares to find the call by which a caller is known who was called back in this one: that of its rejected ticket, also once it
 * has ended beside the ticket.
 */
export function prepareFindCallOfRejectedTicket(db: Database): (callId: string) => string {
  const rejectedCallBeside = db
    .prepare<[string], string>(
      `SELECT rejected.id FROM call AS held JOIN ticket ON ticket.id = held.follows_ticket_id
         JOIN call AS rejected ON rejected.id = ticket.call_id
       WHERE held.id = ? AND ticket.state = 'rejected' AND ${ticketIsNotReplacedSql}
         AND rejected.began_at_ms = held.began_at_ms`,
    )
    .pluck();
  return (callId) => rejectedCallBeside.get(callId) ?? callId;
}
