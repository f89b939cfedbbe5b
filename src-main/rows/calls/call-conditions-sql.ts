/**
 * In SQL, for a call: it is open or parked. The first half repeats the condition of the partial index `call_by_status`. Otherwise
 * SQLite scans all calls.
 */
export const isUnfinishedCallSql = `status <> 'sent' AND status IN ('open', 'parked')`;

/** In SQL, for a call: it has no ticket, and no row of an ending. */
export const isCallWithoutTicketSql = 'NOT EXISTS (SELECT 1 FROM ticket WHERE ticket.call_id = call.id)';

/**
 * In SQL, for the calls and the ticket with these names in the query: the one call is the ending of the other, whose ticket was
 * rejected. An ending beside a rejected ticket has a call of its own, see `prepareEndCall`: it follows the ticket, and has the
 * time at which the call of the ticket began. A later call that follows the ticket has another time.
 */
export const isEndedBesideSql = (ended: string, rejectedTicket: string, rejectedCall: string): string =>
  `${ended}.follows_ticket_id = ${rejectedTicket}.id AND ${ended}.began_at_ms = ${rejectedCall}.began_at_ms`;
