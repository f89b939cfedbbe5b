import type { Database } from 'better-sqlite3';
import { selectChecksummed, verifyRow } from '../db/row-checksums';
import { reminderColumns, toReminderRecord, type ReminderRow } from '../rows/reminders/reminder-rows';
import { verifyContent } from '../rows/tickets/content-hash';
import { requireContiguousAttempts, requireRow } from '../rows/tickets/missing-row-checks';
import { prepareNotes } from '../rows/tickets/read-ticket-notes';
import {
  attemptColumns,
  toAttempt,
  parseImported,
  summaryColumns,
  type AttemptRow,
  type TicketOrigin,
  type SummaryRow,
} from '../rows/tickets/ticket-rows';
import { prepareTicketIdentity, type TicketIdentity } from '../rows/tickets/ticket-identity';
import { isSettled } from '../rows/tickets/ticket-status';
import type { ArchivedTicket } from './archive-format';
import { prepareListLinkedTicketsFirst } from './list-linked-tickets-first';

type CallRow = {
  id: string;
  fields: string;
  field_history: string;
  began_at_ms: number;
  saved_at_ms: number;
  on_screen_ms: number;
  checksum: string;
};

/**
 * Returns a function that iterates all tickets, each complete, in the order of arrival, but a ticket always after the one that
 * it replaces or follows.
 * @throws the exception for a damaged file if anything is damaged or missing
 */
export function prepareTicketsForArchive(db: Database): () => Generator<ArchivedTicket> {
  const tickets = db.prepare<[], SummaryRow>(`SELECT ${summaryColumns} FROM ticket ORDER BY id`);
  const listLinkedFirst = prepareListLinkedTicketsFirst(db);
  const whole = prepareArchivedTicket(db);
  return function* archived() {
    const ahead = new Set<number>();
    for (const row of tickets.iterate()) {
      if (ahead.delete(row.id)) continue;
      for (const each of listLinkedFirst(row, ahead)) yield whole(each);
    }
  };
}

/**
 * Returns a function that reads a ticket with everything that belongs to it.
 * @throws the exception for a damaged file if anything is damaged or missing
 */
export function prepareArchivedTicket(db: Database): (row: SummaryRow) => ArchivedTicket {
  const callOf = db.prepare<[string], CallRow>(`SELECT ${selectChecksummed('call')} FROM call WHERE id = ?`);
  const attemptsOf = db.prepare<[number], AttemptRow>(
    `SELECT ${attemptColumns} FROM attempt WHERE ticket_id = ? ORDER BY number`,
  );
  const notesOf = prepareNotes(db);
  const remindersOf = db.prepare<[number], ReminderRow>(
    `SELECT ${reminderColumns} FROM reminder WHERE ticket_id = ? ORDER BY id`,
  );
  const nameOf = prepareTicketIdentity(db);
  const linked = (id: number | null): TicketIdentity | null =>
    id === null ? null : requireRow('a ticket that another one names', nameOf(id));

  return (row) => {
    const { body, last_outcome: lastOutcome } = verifyRow('ticket', row);
    const call = verifyRow('call', requireRow('the call of a ticket', callOf.get(row.call_id)));
    const imported = parseImported(row);
    return {
      call: {
        id: call.id,
        fields: JSON.parse(call.fields) as Record<string, unknown>,
        tape: JSON.parse(call.field_history) as Record<string, unknown>,
        beganAtMs: call.began_at_ms,
        savedAtMs: call.saved_at_ms,
        onScreenMs: call.on_screen_ms,
      },
      reference: imported?.reference ?? row.reference,
      body: verifyContent(body, row.body_sha256),
      bodySha256: row.body_sha256,
      createdAtMs: row.created_at_ms,
      state: stateOf(row, imported),
      lastOutcome: lastOutcome === null ? null : (JSON.parse(lastOutcome) as ArchivedTicket['lastOutcome']),
      caseNumber: row.case_number,
      caseNumberSource: row.case_number_source,
      caseNumberRecordedAtMs: row.recorded_at_ms,
      ending: row.ending === null ? null : (JSON.parse(row.ending) as ArchivedTicket['ending']),
      agent: row.agent,
      storeHubTicketId: row.storehub_ticket_id,
      replaces: linked(row.replaces_ticket_id),
      follows: linked(row.follows_ticket_id),
      attempts: requireContiguousAttempts(row, attemptsOf.all(row.id).map(toAttempt)).map(
        ({ id: _id, ...rest }) => rest,
      ),
      notes: notesOf(row).map(({ text, writtenAtMs }) => ({ text, writtenAtMs })),
      reminders: remindersOf.all(row.id).map((reminder) => {
        const record = toReminderRecord(row.reference, verifyRow('reminder', reminder));
        const { kind: _kind, reference: _reference, isQuiet: _isQuiet, ...rest } = record;
        return rest;
      }),
    };
  };
}

/** An unsettled ticket of another PC is uncertain here. The archive gets its status on that PC. */
function stateOf(row: SummaryRow, imported: TicketOrigin | null): ArchivedTicket['state'] {
  return imported === null || isSettled(row.state) ? row.state : imported.stateThere;
}
