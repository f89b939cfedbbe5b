import type { Database } from 'better-sqlite3';
import type { TicketDetail } from '../../../shared/history/ticket-history';
import { isMadeHereSql } from '../ticket-status';

/**
 * The case number that an agent asked for, and when it was recorded, in ms since 1970: null where nobody knows that any more. Null where no attempt left the ticket in doubt, or another ticket was made
 * in its place. An attempt that was rejected later says nothing of the earlier one, which arrived after all: then there
 * is nothing left to correct.
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

  return db.transaction((ticketId: number, caseNumber: string, atMs: number | null): TicketDetail | null => {
    if (replacementOf.get(ticketId) !== undefined) return null;
    if (record.run(caseNumber, atMs, ticketId).changes === 0) return null;
    closeReopened.run(ticketId);
    return get(ticketId);
  }).immediate;
}
