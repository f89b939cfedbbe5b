import type { Database } from 'better-sqlite3';
import type { TicketDetail } from '../../../shared/history/ticket-history';
import { selectChecksummed, verifyRow } from '../../db/row-checksums';
import { requireCount } from './integrity-checks';

type NoteRow = { id: number; text: string; written_at_ms: number; checksum: string };

/**
 * What agents noted of a ticket, oldest first. Of its notes in `searchable-ticket.ts`, which are only looked through, none is
 * shown or leaves: what does is read here.
 * @throws as SQLite does for a damaged file, where one is missing or not what was written down
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
