import type { Database } from 'better-sqlite3';
import type { TicketDetail } from '../../shared/history';
import { sealedSelection, unsealed } from '../db/sealed-rows';

type NoteRow = { id: number; text: string; written_at_ms: number; seal: string };

/**
 * What agents noted of a ticket, oldest first. Of its notes in `searchable-ticket.ts`, which are only looked through, none is
 * shown or leaves: what does is read here.
 * @throws as SQLite does for a damaged file, where one is not what was written down
 */
export function prepareNotes(db: Database): (ticketId: number) => TicketDetail['notes'] {
  const notesOf = db.prepare<[number], NoteRow>(
    `SELECT ${sealedSelection('note')} FROM note WHERE ticket_id = ? ORDER BY id`,
  );
  return (ticketId) =>
    notesOf.all(ticketId).map((row) => {
      const { id, text, written_at_ms: writtenAtMs } = unsealed('note', row);
      return { id, text, writtenAtMs };
    });
}
