import type { Database } from 'better-sqlite3';
import type { CreateTicketRequest } from '../../shared/tickets/create-ticket-request';
import { verifyRow } from '../db/row-checksums';
import { reminderColumns, toReminder, type ReminderRow } from '../tickets/store/reminder-rows';
import { notedColumns, type SearchedRow } from '../history/search/searchable-ticket';
import { prepareNotes } from '../tickets/store/read-ticket-notes';
import { summaryColumns, type SummaryRow } from '../tickets/store/ticket-rows';
import type { ExportedTicket } from './export-columns';

/** A ticket as it is looked through and as it is exported: read once. */
export type ExportedRow = SearchedRow & SummaryRow;

export const exportedColumns = `${summaryColumns}, ${notedColumns}`;

/**
 * Each of these tickets whole, as they are asked for.
 * @throws as SQLite does for a damaged file, where any of it is missing or not what was written down
 */
export function prepareExportedTickets(
  db: Database,
): (rows: Iterable<ExportedRow>) => Generator<ExportedTicket> {
  const notesOf = prepareNotes(db);
  return function* exported(rows) {
    for (const row of rows) {
      const { body, note_count: count } = verifyRow('ticket', row);
      // Those that were looked through may have been damaged: what is exported is read and compared.
      const notes = count === 0 ? [] : notesOf(row);
      const request = JSON.parse(body) as CreateTicketRequest;
      yield { row, request, notes: notes.length === 0 ? null : notes.map(({ text }) => text).join('\n') };
    }
  };
}

/**
 * Looks whether a ticket is what was written down, with all that it is searched by: damaged, it may seem to be one that
 * is not looked for.
 * @throws as SQLite does for a damaged file, where any of it is missing or not what was written down
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
