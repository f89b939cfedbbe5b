import type { Database } from 'better-sqlite3';
import type { CreateTicketRequest } from '../../shared/ticket';
import { sealedSelection, unsealed } from '../db/sealed-rows';
import { summaryColumns, type SummaryRow } from '../tickets/ticket-rows';
import type { ExportedTicket } from './columns';

/**
 * Reads each of these tickets whole, as they are asked for.
 * @throws as SQLite does for a damaged file, where any of it is not what was written down
 */
export function prepareExported(
  db: Database,
): (tickets: Iterable<{ readonly id: number }>) => Generator<ExportedTicket> {
  const byId = db.prepare<[number], SummaryRow>(`SELECT ${summaryColumns} FROM ticket WHERE id = ?`);
  const notesOf = db.prepare<[number], { text: string; seal: string }>(
    `SELECT ${sealedSelection('note')} FROM note WHERE ticket_id = ? ORDER BY id`,
  );
  return function* exported(tickets) {
    for (const { id } of tickets) {
      const row = byId.get(id);
      if (row === undefined) continue;
      const { body } = unsealed('ticket', row);
      const notes = row.note_count === 0 ? [] : notesOf.all(id).map((note) => unsealed('note', note).text);
      yield {
        ...row,
        ...(JSON.parse(body) as CreateTicketRequest),
        notes: notes.length === 0 ? null : notes.join('\n'),
      };
    }
  };
}
