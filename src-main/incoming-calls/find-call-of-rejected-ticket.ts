import type { Database } from 'better-sqlite3';
import { isEndedBesideSql } from '../rows/calls/call-conditions-sql';
import { ticketIsNotReplacedSql } from '../rows/tickets/ticket-conditions-sql';

/**
 * Prepares to find the call by which a caller is known who was called back in this one: that of its rejected ticket, also once it
 * has ended beside the ticket.
 */
export function prepareFindCallOfRejectedTicket(db: Database): (callId: string) => string {
  const rejectedCallBeside = db
    .prepare<[string], string>(
      `SELECT call.id FROM call JOIN ticket ON ticket.call_id = call.id
         JOIN call AS ended ON ${isEndedBesideSql('ended', 'ticket', 'call')}
       WHERE ended.id = ? AND ticket.state = 'rejected' AND ${ticketIsNotReplacedSql}`,
    )
    .pluck();
  return (callId) => rejectedCallBeside.get(callId) ?? callId;
}
