import type { Database } from 'better-sqlite3';
import { createCorruptionError } from '../db/database-error';
import type { TicketOrEndedCallContent } from '../../shared/tickets/ticket-or-ended-call-content';
import { selectChecksummed, verifyRow } from '../db/row-checksums';
import { reminderColumns, toReminder, type ReminderRow } from '../rows/reminders/reminder-rows';
import { prepareCallContext } from '../rows/tickets/ticket-call-context';
import { notedColumns, type SearchedRow } from '../history/search/searchable-ticket';
import { prepareNotes } from '../rows/tickets/read-ticket-notes';
import { summaryColumns, type SummaryRow } from '../rows/tickets/ticket-rows';
import type { ExportedTicket } from './export-columns';

/** The columns for searching and for exporting a ticket, read in one go. */
export type ExportedRow = SearchedRow & SummaryRow;

export const exportedColumns = `${summaryColumns}, ${notedColumns}`;

/**
 * Returns a function that completes these tickets lazily.
 * @throws the exception for a damaged file if any of it is missing or does not match its checksum
 */
export function prepareTicketsForExport(
  db: Database,
): (rows: Iterable<ExportedRow>) => Generator<ExportedTicket> {
  const notesOf = prepareNotes(db);
  const contextOf = prepareCallContext(db);
  const incidentsOfCalls = prepareIncidentsOfCalls(db);
  const ticketById = db.prepare<[number], SummaryRow>(`SELECT ${summaryColumns} FROM ticket WHERE id = ?`);
  const findFollowed = (id: number): string => {
    const row = ticketById.get(id);
    if (row === undefined) throw createCorruptionError('the ticket that an exported one follows is missing');
    const followed = verifyRow('ticket', row);
    return followed.case_number ?? followed.reference;
  };
  return function* exported(rows) {
    const incidents = incidentsOfCalls();
    for (const row of rows) {
      const {
        body,
        call_id: callId,
        note_count: count,
        follows_ticket_id: followsId,
      } = verifyRow('ticket', row);
      // The searched notes are not verified, so exported notes are read again and verified.
      const notes = count === 0 ? [] : notesOf(row);
      const request = JSON.parse(body) as TicketOrEndedCallContent;
      yield {
        row,
        request,
        notes: notes.length === 0 ? null : notes.map(({ text }) => text).join('\n'),
        incident: incidents.get(callId) ?? null,
        follows: followsId === null ? null : findFollowed(followsId),
        isPinStale: row.ending === null && contextOf(callId).pin?.stale === true,
      };
    }
  };
}

type LinkRow = { call_id: string; incident_id: number; is_unlinked: 1 | null; checksum: string };

/** Returns a function that reads the title of the known incident of each call that belongs to one. They are few. */
function prepareIncidentsOfCalls(db: Database): () => ReadonlyMap<string, string> {
  const incidents = db.prepare<[], { id: number; title: string; checksum: string }>(
    `SELECT ${selectChecksummed('incident')} FROM incident`,
  );
  const links = db.prepare<[], LinkRow>(`SELECT ${selectChecksummed('incident_link')} FROM incident_link`);
  return () => {
    const titles = new Map(incidents.all().map((row) => [row.id, verifyRow('incident', row).title]));
    const linked = links
      .all()
      .map((row) => verifyRow('incident_link', row))
      .filter(({ is_unlinked }) => is_unlinked === null);
    return new Map(
      linked.flatMap(({ call_id: callId, incident_id: incidentId }): [string, string][] => {
        const title = titles.get(incidentId);
        return title === undefined ? [] : [[callId, title]];
      }),
    );
  };
}

/**
 * Returns a function that verifies a ticket with everything it is searched by. Damage could make a match look like a
 * mismatch.
 * @throws the exception for a damaged file if any of it is missing or does not match its checksum
 */
export function prepareRowVerification(db: Database): (row: ExportedRow) => void {
  const notesOf = prepareNotes(db);
  const remindersOf = db.prepare<[number], ReminderRow>(
    `SELECT ${reminderColumns} FROM reminder WHERE ticket_id = ?`,
  );
  return (row) => {
    verifyRow('ticket', row);
    if (row.note_count > 0) notesOf(row);
    if (row.reminders !== null) remindersOf.all(row.id).forEach(toReminder);
  };
}
