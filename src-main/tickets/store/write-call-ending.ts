import type { Database } from 'better-sqlite3';
import type { CallFields } from '../../../shared/calls/call';
import type { CallEnding } from '../../../shared/calls/call-ending';
import type { TicketStatus } from '../../../shared/history/ticket-summary-and-detail';
import type { IncidentLinkRecord } from '../../../shared/incidents/incident';
import { prepareLinkCallToIncident } from '../../rows/incidents/link-call-to-incident';
import type { NewTicketInput } from './new-ticket-input';
import { keepRedactedSql } from '../../rows/calls/redacted-call-sql';
import { prepareCloseCallbacks } from '../../rows/reminders/close-callbacks';

/** A call that ends without a ticket. */
export type CallEndingInput = NewTicketInput & {
  /** The call was never open, and begins with its end. */
  readonly isNewCall?: boolean;
  readonly ending: CallEnding;
  /** The ticket that the caller asked about; null keeps what the call followed. */
  readonly caseTicketId: number | null;
  /** A private note. */
  readonly note: string | null;
  /** A note that the ending writes itself, and that goes with it when it is undone. */
  readonly endingNote: string | null;
  /** For a call with a rejected ticket, which keeps its call: the ending gets one of its own. */
  readonly newCallId: string;
};

/**
 * `callId` is the call of the row: `newCallId` for a call with a rejected ticket. `isNew` is false for a call that had ended
 * before: then nothing was written. `revision` is that of the call.
 */
export type RecordedCall = {
  readonly callId: string;
  readonly ticketId: number;
  readonly reference: string;
  readonly isNew: boolean;
  readonly follows: string | null;
  readonly revision: number;
  /** The link of a rejected ticket's call to the incident that was chosen: the row beside that ticket does not name it. */
  readonly link?: IncidentLinkRecord;
  /** It closed a reminder. */
  readonly isReminderDone?: boolean;
};

/**
 * Prepares to end calls without a ticket, in the caller's transaction. A rejected ticket stays with its call, which closes,
 * and can be corrected and sent later. The function returns 'has-ticket' and writes nothing if the call has any other
 * ticket, and null if there is no such open call.
 */
export function prepareEndCall(
  db: Database,
  requireFreeReference: (references: readonly string[]) => string,
): (ended: CallEndingInput) => RecordedCall | 'has-ticket' | null {
  const lastOfCall = db.prepare<[string], { id: number; state: TicketStatus; reference: string }>(
    'SELECT id, state, reference FROM ticket WHERE call_id = ? ORDER BY id DESC LIMIT 1',
  );
  const beginCall = db.prepare(
    `INSERT INTO call (id, fields, revision, status, began_at_ms, saved_at_ms) VALUES (?, ?, 0, 'open', ?, ?)`,
  );
  // The row of an ending beside a rejected ticket. A later call about that ticket began at another time.
  const endedBeside = db.prepare<[{ rejectedId: number; callId: string }], EndedRow>(
    `SELECT ticket.id AS ticketId, ticket.reference, call.id AS callId
     FROM call JOIN ticket ON ticket.call_id = call.id
     WHERE call.follows_ticket_id = @rejectedId AND ticket.state = 'recorded'
       AND call.began_at_ms = (SELECT began_at_ms FROM call WHERE id = @callId)
     ORDER BY ticket.id DESC LIMIT 1`,
  );
  const closeCall = db
    .prepare<[string, number, string], number>(
      `UPDATE call SET fields = ${keepRedactedSql('?')}, revision = revision + 1, saved_at_ms = ?, status = 'sent'
       WHERE id = ? AND status IN ('open', 'parked') RETURNING revision`,
    )
    .pluck();
  const insert = db.prepare<unknown[], { ticketId: number; follows: string | null }>(
    `INSERT INTO ticket (call_id, reference, body, body_sha256, created_at_ms, follows_ticket_id, state, ending, agent)
     SELECT @ownerId, @reference, @body, @bodySha256, @nowMs,
       coalesce((SELECT id FROM ticket WHERE id = @caseTicketId), follows_ticket_id), 'recorded', @ending, @agent
     FROM call WHERE id = @callId
     RETURNING id AS ticketId,
       (SELECT reference FROM ticket AS followed WHERE followed.id = ticket.follows_ticket_id) AS follows`,
  );
  const copyCall = db.prepare(
    `INSERT INTO call (id, fields, revision, status, began_at_ms, saved_at_ms, follows_ticket_id)
     SELECT @newCallId, ${keepRedactedSql('@fields')}, revision, 'sent', began_at_ms, saved_at_ms, @rejectedId FROM call WHERE id = @callId`,
  );
  const linkToIncident = prepareLinkCallToIncident(db);
  const callbacks = prepareCloseCallbacks(db);
  const insertNote = db.prepare('INSERT INTO note (ticket_id, text, written_at_ms) VALUES (?, ?, ?)');
  return (ended) => {
    const { callId, isNewCall, newCallId, fields, references, ending, note, endingNote, ...row } = ended;
    if (isNewCall === true) beginCall.run(callId, JSON.stringify(fields), ended.nowMs, ended.nowMs);
    const last = lastOfCall.get(callId);
    if (last !== undefined && last.state !== 'rejected') {
      if (last.state !== 'recorded') return 'has-ticket';
      return describeEnded({ callId, ticketId: last.id, reference: last.reference });
    }
    const revision = closeCall.get(JSON.stringify(fields), ended.nowMs, callId);
    if (revision === undefined) {
      const before = last && endedBeside.get({ rejectedId: last.id, callId });
      return before === undefined ? null : describeEnded(before);
    }
    const ownerId = last === undefined ? callId : newCallId;
    if (last !== undefined) {
      const copied = JSON.stringify(withoutIncident(fields));
      copyCall.run({ callId, newCallId, fields: copied, rejectedId: last.id });
    }
    const reference = requireFreeReference(references);
    const inserted = insert.get({ ...row, callId, ownerId, reference, ending: JSON.stringify(ending) });
    if (inserted === undefined) throw new Error('an ended call without a row');
    const link = linkToIncident(callId, fields, ended.nowMs);
    const isReminderDone = callbacks.close(inserted.ticketId);
    if (endingNote !== null) insertNote.run(inserted.ticketId, endingNote, timeOfEndingNote(ended.nowMs));
    if (note !== null) insertNote.run(inserted.ticketId, note, ended.nowMs);
    const made = {
      ...inserted,
      callId: ownerId,
      reference,
      isNew: true,
      revision,
      ...(isReminderDone && { isReminderDone }),
    };
    return link === null || ownerId === callId ? made : { ...made, link };
  };
}

type EndedRow = Pick<RecordedCall, 'callId' | 'ticketId' | 'reference'>;

/** A call that had ended before. */
function describeEnded(row: EndedRow): RecordedCall {
  return { ...row, isNew: false, follows: null, revision: 0 };
}

/**
 * When the note that the ending writes counts as written: in the millisecond before its row, in which no other note of the row
 * can be. Undo knows the note by it, also after a replay of the journal.
 */
export function timeOfEndingNote(endedAtMs: number): number {
  return endedAtMs - 1;
}

/**
 * In SQL, for a note of an ended call: the ending or one of its corrections wrote it, and it goes with the ending when that is
 * undone.
 */
export const isNoteOfEndingSql = `EXISTS (SELECT 1 FROM ticket AS ended WHERE ended.id = note.ticket_id
  AND (note.written_at_ms = ended.created_at_ms - 1
    OR note.written_at_ms IN (SELECT value ->> 'atMs' FROM json_each(ended.ending, '$.corrections'))))`;

/**
 * In SQL, the link of an ended call (`@id` of its row) to an incident that the ending does not say itself: somebody has linked
 * the call since, or changed the link, as that the caller was called back.
 */
export const addedLinkSql = `SELECT id FROM incident_link
  WHERE call_id = (SELECT call_id FROM ticket WHERE ticket.id = @id) AND is_unlinked IS NULL
    AND NOT EXISTS (SELECT 1 FROM call JOIN incident ON incident.id = incident_link.incident_id
      WHERE call.id = incident_link.call_id AND incident.uid = call.fields ->> '$.incident.uid'
        AND wants_callback = call.fields ->> '$.incident.wantsCallback' AND called_back_at_ms IS NULL)`;

/** The same as `isNoteOfEndingSql` for a note that is not in the database. */
export function isNoteOfEnding(
  { createdAtMs, ending }: { readonly createdAtMs: number; readonly ending: CallEnding | null },
  { writtenAtMs }: { readonly writtenAtMs: number },
): boolean {
  const corrections = ending?.corrections ?? [];
  return (
    writtenAtMs === timeOfEndingNote(createdAtMs) || corrections.some(({ atMs }) => atMs === writtenAtMs)
  );
}

/** The fields of an ending beside a rejected ticket: that ticket is already linked, and one call counts once. */
export function withoutIncident(fields: CallFields): CallFields {
  return { ...fields, incident: null };
}
