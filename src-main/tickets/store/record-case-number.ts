import type { Database } from 'better-sqlite3';
import type { TicketDetail } from '../../../shared/history/ticket-summary-and-detail';
import { prepareAddCallback } from '../../rows/reminders/add-callback';
import { isMadeHereSql } from '../../rows/tickets/ticket-conditions-sql';

/**
 * Records a case number that an agent asked StoreHub for. The caller gets a callback, unless the time is unknown: then
 * the journal has a record of its own for it. A rejection of a later attempt does not matter: an earlier one arrived.
 * `atMs` is when it was recorded, in ms since 1970, null if unknown. Returns null if no attempt left the ticket
 * uncertain, or if another ticket replaced it.
 */
export function prepareRecordCaseNumber(db: Database, get: (ticketId: number) => TicketDetail | null) {
  const record = db.prepare(
    `UPDATE ticket SET state = 'created', case_number = ?, case_number_source = 'agent', recorded_at_ms = ?
     WHERE id = ? AND ${isMadeHereSql} AND (state = 'uncertain' OR (state = 'rejected' AND EXISTS
       (SELECT 1 FROM attempt WHERE ticket_id = ticket.id AND outcome ->> '$.kind' = 'uncertain')))`,
  );
  const closeReopened = db.prepare(
    `UPDATE call SET status = 'sent', discard_order = NULL
     WHERE status <> 'sent' AND id = (SELECT call_id FROM ticket WHERE id = ?)`,
  );
  const replacementOf = db.prepare('SELECT 1 FROM ticket WHERE replaces_ticket_id = ?');

  const oweCallback = prepareAddCallback(db);

  return db.transaction((ticketId: number, caseNumber: string, atMs: number | null): TicketDetail | null => {
    if (replacementOf.get(ticketId) !== undefined) return null;
    if (record.run(caseNumber, atMs, ticketId).changes === 0) return null;
    closeReopened.run(ticketId);
    if (atMs !== null) oweCallback(ticketId, atMs);
    return get(ticketId);
  }).immediate;
}
