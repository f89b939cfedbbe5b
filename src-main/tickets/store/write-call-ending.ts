import type { Database } from 'better-sqlite3';
import type { CallEnding } from '../../../shared/calls/call-ending';
import type { TicketStatus } from '../../../shared/history/ticket-summary-and-detail';
import { prepareLinkCallToIncident } from './link-call-to-incident';
import type { NewTicket } from './new-ticket';

/**
 * A call that ends without a ticket. `body` is what the history keeps of it, as JSON text. `caseTicketId` is the ticket
 * that the caller asked about; null keeps what the call followed. `note` is a private note, null for none.
 */
export type EndedCall = NewTicket & {
  readonly ending: CallEnding;
  readonly caseTicketId: number | null;
  readonly note: string | null;
};

/** `isNew` is false for a call that had ended before: then nothing was written. `revision` is that of the call. */
export type RecordedCall = {
  readonly ticketId: number;
  readonly reference: string;
  readonly isNew: boolean;
  readonly follows: string | null;
  readonly revision: number;
};

/**
 * Prepares to end calls without a ticket, in the caller's transaction. The function returns 'has-ticket' and writes
 * nothing if the call has a ticket, and null if there is no such open call.
 */
export function prepareEndCall(
  db: Database,
  takeReference: (references: readonly string[]) => string,
): (ended: EndedCall) => RecordedCall | 'has-ticket' | null {
  const lastOfCall = db.prepare<[string], { id: number; state: TicketStatus; reference: string }>(
    'SELECT id, state, reference FROM ticket WHERE call_id = ? ORDER BY id DESC LIMIT 1',
  );
  const closeCall = db
    .prepare<[string, number, string], number>(
      `UPDATE call SET fields = ?, revision = revision + 1, saved_at_ms = ?, status = 'sent'
       WHERE id = ? AND status IN ('open', 'parked') RETURNING revision`,
    )
    .pluck();
  const insert = db.prepare<unknown[], { ticketId: number; follows: string | null }>(
    `INSERT INTO ticket (call_id, reference, body, body_sha256, created_at_ms, follows_ticket_id, state, ending, agent)
     SELECT id, @reference, @body, @bodySha256, @nowMs,
       coalesce((SELECT id FROM ticket WHERE id = @caseTicketId), follows_ticket_id), 'recorded', @ending, @agent
     FROM call WHERE id = @callId
     RETURNING id AS ticketId,
       (SELECT reference FROM ticket AS followed WHERE followed.id = ticket.follows_ticket_id) AS follows`,
  );
  const linkToIncident = prepareLinkCallToIncident(db);
  const insertNote = db.prepare('INSERT INTO note (ticket_id, text, written_at_ms) VALUES (?, ?, ?)');
  return (ended) => {
    const last = lastOfCall.get(ended.callId);
    if (last !== undefined) {
      if (last.state !== 'recorded') return 'has-ticket';
      return { ticketId: last.id, reference: last.reference, isNew: false, follows: null, revision: 0 };
    }
    const revision = closeCall.get(JSON.stringify(ended.fields), ended.nowMs, ended.callId);
    if (revision === undefined) return null;
    const { fields: _fields, references, ending, note, ...row } = ended;
    const reference = takeReference(references);
    const inserted = insert.get({ ...row, reference, ending: JSON.stringify(ending) });
    if (inserted === undefined) throw new Error('an ended call without a row');
    linkToIncident(ended.callId, ended.fields, ended.nowMs);
    if (note !== null) insertNote.run(inserted.ticketId, note, ended.nowMs);
    return { ...inserted, reference, isNew: true, revision };
  };
}
