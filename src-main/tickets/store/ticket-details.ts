import type { Database } from 'better-sqlite3';
import { noAnswerKind } from '../../../shared/calls/call-ending';
import type { DatedRelatedTicket, TicketDetail } from '../../../shared/history/ticket-summary-and-detail';
import { prepareCallContext } from '../../rows/tickets/ticket-call-context';
import { reminderColumns, toReminder, type ReminderRow } from '../../rows/reminders/reminder-rows';
import { verifyContent } from '../../rows/tickets/content-hash';
import { requireContiguousAttempts, requireRow } from '../../rows/tickets/missing-row-checks';
import { prepareNotes } from '../../rows/tickets/read-ticket-notes';
import {
  attemptColumns,
  toAttempt,
  parseImported,
  type TicketOrigin,
  readTicket,
  summaryColumns,
  toSummary,
  type AttemptRow,
  type SummaryRow,
} from '../../rows/tickets/ticket-rows';
import { ticketIsNotReplacedSql } from '../../rows/tickets/ticket-conditions-sql';

/** Reads a ticket with everything that belongs to it. @throws if any of it is damaged or missing */
export function prepareTicketDetails(db: Database): (ticketId: number) => TicketDetail | null {
  const ticket = `SELECT ${summaryColumns} FROM ticket`;
  const byId = db.prepare<[number], SummaryRow>(`${ticket} WHERE id = ?`);
  const attemptsOf = db.prepare<[number], AttemptRow>(
    `SELECT ${attemptColumns} FROM attempt WHERE ticket_id = ? ORDER BY number`,
  );
  const replacementOf = db.prepare<[number], SummaryRow>(
    `${ticket} WHERE replaces_ticket_id = ? ORDER BY id DESC LIMIT 1`,
  );
  const followedBy = db.prepare<[number], SummaryRow>(
    `${ticket} WHERE follows_ticket_id = ?
       AND ${ticketIsNotReplacedSql} ORDER BY id`,
  );
  const notesOf = prepareNotes(db);
  const remindersOf = db.prepare<[number], ReminderRow>(
    `SELECT ${reminderColumns} FROM reminder WHERE ticket_id = ? ORDER BY id`,
  );
  const knownBeside = prepareCallContext(db);

  function linkTo(ticketId: number | null): DatedRelatedTicket | null {
    if (ticketId === null) return null;
    return requireRow('a ticket that another one names', linkOf(byId.get(ticketId)));
  }

  return (ticketId) => {
    const row = byId.get(ticketId);
    if (row === undefined) return null;
    const { summary, request } = readTicket(row);
    verifyContent(row.body, row.body_sha256);
    const imported = parseImported(row);
    const { call, pin, callerLanguage } = knownBeside(row.call_id);
    return {
      ...summary,
      callId: row.call_id,
      storeHubTicketId: row.storehub_ticket_id,
      caseNumberSource: row.case_number_source,
      caseNumberRecordedAtMs: row.recorded_at_ms,
      request,
      pin,
      attempts: [...requireContiguousAttempts(row, attemptsOf.all(ticketId).map(toAttempt))],
      notes: [...notesOf(row)],
      reminders: remindersOf.all(ticketId).map(toReminder),
      replaces: withoutCase(linkTo(row.replaces_ticket_id)),
      replacedBy: withoutCase(linkOf(replacementOf.get(ticketId))),
      follows: linkTo(row.follows_ticket_id),
      call,
      ...(callerLanguage !== null && { callerLanguage }),
      ...(imported !== null && { imported: pickShown(imported) }),
      followedBy: followedBy.all(ticketId).map((later) => ({
        ...(linkOf(later) as DatedRelatedTicket),
        status: later.state,
        ...(toSummary(later).ending?.kind === noAnswerKind && { isNoAnswer: true }),
      })),
    };
  };
}

function pickShown({
  reference,
  atMs,
  pcName,
  isByMaker,
}: TicketOrigin): NonNullable<TicketDetail['imported']> {
  if (pcName === undefined) return { reference, atMs };
  return { reference, atMs, pcName, ...(isByMaker !== true && { isFromArchive: true }) };
}

function linkOf(row: SummaryRow | undefined): DatedRelatedTicket | null {
  if (row === undefined) return null;
  const { id, reference, caseNumber, createdAtMs } = toSummary(row);
  return { id, reference, caseNumber, createdAtMs };
}

function withoutCase(link: DatedRelatedTicket | null): TicketDetail['replaces'] {
  return link && { id: link.id, reference: link.reference, createdAtMs: link.createdAtMs };
}
