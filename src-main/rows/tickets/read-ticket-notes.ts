import type { Database } from 'better-sqlite3';
import type { TicketDetail } from '../../../shared/history/ticket-summary-and-detail';
import { selectChecksummed, verifyRow } from '../../db/row-checksums';
import { requireCount } from './missing-row-checks';

type NoteRow = { id: number; text: string; written_at_ms: number; checksum: string };

/**
 * Reads and verifies a ticket's notes, oldest first. The notes in `searchable-ticket.ts` are only searched: every note
 * that is shown or leaves the PC is read here.
 * @throws the exception for a damaged file if a note is missing or does not match its checksum
 */
export function prepareNotes(
  db: Database,
): (ticket: { readonly id: number; readonly note_count: number }) => TicketDetail['notes'] {
  const notesOf = db.prepare<[number], NoteRow>(
    `SELECT ${selectChecksummed('note')} FROM note WHERE ticket_id = ? ORDER BY id`,
  );
  return (ticket) =>
    requireCount('a note', ticket.note_count, notesOf.all(ticket.id)).map((row) => {
      const { id, text, written_at_ms: writtenAtMs } = verifyRow('note', row);
      return { id, text, writtenAtMs };
    });
}
