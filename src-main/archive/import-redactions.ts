import type { Database } from 'better-sqlite3';
import { redactedText } from '../../shared/history/ticket-summary-and-detail';
import { prepareRedactCallAndNote } from '../privacy/redact-call-and-note';
import { isRedactedCallSql, isSentToStoreHubSql } from '../rows/calls/redacted-call-sql';
import { isNotFromServerSql } from '../rows/tickets/ticket-conditions-sql';
import type { ArchivedTicket } from './archive-format';

/**
 * Prepares to take over what another PC has redacted in a ticket, since it named a caller who was erased on request. What this PC
 * has written of the ticket to the server is written again.
 * @returns what was redacted here: the call, or only notes; null for nothing
 */
export function prepareImportRedactions(
  db: Database,
): (ticketId: number, ticket: ArchivedTicket, nowMs: number) => 'call' | 'notes' | null {
  const toRedact = db
    .prepare<[{ id: number; times: string; text: string }], number>(
      `SELECT id FROM note WHERE ticket_id = @id AND text <> @text
         AND written_at_ms IN (SELECT value FROM json_each(@times))`,
    )
    .pluck();
  // A call may have been redacted while it was open, and once more when it was sent.
  const isUnredacted = db.prepare<[{ id: string; line: string }]>(
    `SELECT 1 FROM call WHERE id = @id AND (NOT ${isRedactedCallSql}
       OR ${isSentToStoreHubSql} AND @line = '' AND coalesce(fields ->> '$.quickEntryText', '') <> '')`,
  );
  const isOnServerSql = `(imported IS NULL OR ${isNotFromServerSql} OR EXISTS
    (SELECT 1 FROM unsynced_change WHERE kind = 'ticket' AND row_id = ticket.id))`;
  const unwritten = db
    .prepare<[number], number>(
      `SELECT id FROM ticket WHERE call_id = (SELECT call_id FROM ticket WHERE id = ?) AND NOT ${isOnServerSql}`,
    )
    .pluck();
  const unqueue = db.prepare<[number]>(`DELETE FROM unsynced_change WHERE kind = 'ticket' AND row_id = ?`);
  // Backups and free pages may have what was redacted.
  const record = db.prepare(
    `INSERT INTO erasure_record (at_ms, why, ticket_count) SELECT ?, 'request', 0
     WHERE NOT EXISTS (SELECT 1 FROM erasure_record WHERE why = 'request' AND is_cleaned = 0 AND clean_from IS NULL)`,
  );
  const { redactCall, redactNote } = prepareRedactCallAndNote(db);

  return (id, { call, notes }, nowMs) => {
    const times = notes.filter(isRedacted).map(({ writtenAtMs }) => writtenAtMs);
    const named =
      times.length === 0 ? [] : toRedact.all({ id, times: JSON.stringify(times), text: redactedText });
    const isCallRedacted =
      isRedactedCall(call) && isUnredacted.get({ id: call.id, line: getLine(call) }) !== undefined;
    if (named.length === 0 && !isCallRedacted) return null;
    const others = unwritten.all(id);
    for (const note of named) redactNote(note);
    if (isCallRedacted) redactCall(call.id);
    for (const other of others) unqueue.run(other);
    record.run(nowMs);
    return isCallRedacted ? 'call' : 'notes';
  };
}

/** True if a PC has redacted anything in the ticket, or in its call. */
export function isRedactedTicket({ call, notes }: Pick<ArchivedTicket, 'call' | 'notes'>): boolean {
  return isRedactedCall(call) || notes.some(isRedacted);
}

/** True if a PC has redacted the call. */
function isRedactedCall({ fields }: ArchivedTicket['call']): boolean {
  return fields['isRedacted'] === true;
}

function getLine({ fields }: ArchivedTicket['call']): string {
  const line = fields['quickEntryText'];
  return typeof line === 'string' ? line : '';
}

function isRedacted({ text }: ArchivedTicket['notes'][number]): boolean {
  return text === redactedText;
}
