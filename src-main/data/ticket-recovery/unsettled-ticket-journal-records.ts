import type { Database } from 'better-sqlite3';
import type { CallEnding } from '../../../shared/calls/call-ending';
import { selectChecksummed, verifyRow } from '../../db/row-checksums';
import type { JournalRecord } from '../../journal/journal-record';
import { reminderColumns, toReminderRecord, type ReminderRow } from '../../rows/reminders/reminder-rows';
import { toAttemptRecords } from './attempt-journal-records';
import { unsettledOldestFirstSql } from '../../rows/tickets/ticket-conditions-sql';
import { prepareNotes } from '../../rows/tickets/read-ticket-notes';
import {
  attemptColumns,
  summaryColumns,
  type AttemptRow,
  type SummaryRow,
} from '../../rows/tickets/ticket-rows';

/**
 * Lists the records of all tickets of this PC that are not settled, oldest first. Each new segment of
 * the journal begins with them, so that older segments can be deleted and a lost database can still be rebuilt with all
 * of them.
 */
export function listUnsettledTicketRecords(db: Database): JournalRecord[] {
  const recordsOf = prepareTicketRecords(db);
  return db
    .prepare<[], SummaryRow>(`SELECT ${summaryColumns} FROM ${unsettledOldestFirstSql}`)
    .all()
    .flatMap(recordsOf);
}

/** Returns a function that converts the row of a ticket, and the rows that belong to it, into journal records. */
export function prepareTicketRecords(db: Database): (row: SummaryRow) => JournalRecord[] {
  const callById = db.prepare<[string], { fields: string; revision: number; checksum: string }>(
    `SELECT ${selectChecksummed('call')} FROM call WHERE id = ?`,
  );
  const referenceOf = db
    .prepare<[number | null], string>('SELECT reference FROM ticket WHERE id = ?')
    .pluck();
  const attemptsOf = db.prepare<[number], AttemptRow>(
    `SELECT ${attemptColumns} FROM attempt WHERE ticket_id = ? ORDER BY number`,
  );
  const notesOf = prepareNotes(db);
  const remindersOf = db.prepare<[number], ReminderRow>(
    `SELECT ${reminderColumns} FROM reminder WHERE ticket_id = ? ORDER BY id`,
  );

  return (row) => {
    const { id, reference, call_id: callId, body, body_sha256: bodySha256 } = verifyRow('ticket', row);
    const call = callById.get(callId);
    return [
      {
        kind: 'made',
        reference,
        ticketId: id,
        callId,
        fields: call === undefined ? {} : (JSON.parse(verifyRow('call', call).fields) as unknown),
        body,
        bodySha256,
        createdAtMs: row.created_at_ms,
        replaces: referenceOf.get(row.replaces_ticket_id) ?? null,
        follows: referenceOf.get(row.follows_ticket_id) ?? null,
        ending: row.ending === null ? null : (JSON.parse(row.ending) as CallEnding),
        agent: row.agent,
        revision: row.ending === null ? null : (call?.revision ?? null),
      },
      ...attemptsOf.all(id).flatMap((attempt) => toAttemptRecords(reference, verifyRow('attempt', attempt))),
      ...notesOf(row).map(({ text, writtenAtMs }) => ({
        kind: 'noted' as const,
        reference,
        text,
        writtenAtMs,
      })),
      ...remindersOf.all(id).map((reminder) => toReminderRecord(reference, verifyRow('reminder', reminder))),
      ...recordsOfNumber(row),
    ];
  };
}

/** The case number that an agent recorded. It comes last: the callback that it is owed is there already. */
function recordsOfNumber(row: SummaryRow): JournalRecord[] {
  const { reference, case_number: caseNumber, case_number_source: source, recorded_at_ms: atMs } = row;
  if (source !== 'agent' || caseNumber === null) return [];
  return [{ kind: 'case-number-recorded', reference, caseNumber, atMs }];
}
