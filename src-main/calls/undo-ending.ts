import type { Database } from 'better-sqlite3';
import { prepareRemoveWords } from '../history/search/vocabulary/vocabulary';
import { isMadeHereSql } from '../tickets/store/ticket-status';

/** The call that is open again, and the reference that its row of the history had. */
export type ReopenedCall = { readonly callId: string; readonly reference: string };

/**
 * Prepares to reopen a call that ended without a ticket, and to remove its row from the history, in the caller's
 * transaction. The function returns null if the row is of another PC, or has got a note, a reminder or a follow-up since.
 */
export function prepareUndoEnding(db: Database): (ticketId: number) => ReopenedCall | null {
  const undoable = db.prepare<[number], ReopenedCall>(
    `SELECT call_id AS callId, reference FROM ticket
     WHERE id = ? AND state = 'recorded' AND ${isMadeHereSql} AND note_count = 0
       AND NOT EXISTS (SELECT 1 FROM reminder WHERE ticket_id = ticket.id)
       AND NOT EXISTS (SELECT 1 FROM ticket AS later WHERE later.follows_ticket_id = ticket.id)
       AND NOT EXISTS (SELECT 1 FROM call AS later WHERE later.follows_ticket_id = ticket.id)`,
  );
  const removeWords = prepareRemoveWords(db);
  const steps = [
    // The shared history may have the ended call already.
    `INSERT INTO unfed_erasure (call_id, reference, why) SELECT call_id, reference, 'undone' FROM ticket
     WHERE id = @id AND EXISTS (SELECT 1 FROM feed)`,
    'DELETE FROM ticket_index WHERE rowid = @id',
    'DELETE FROM index_pending WHERE ticket_id = @id',
    'DELETE FROM unfed WHERE ticket_id = @id',
    `UPDATE call SET status = 'open', revision = revision + 1 WHERE id = (SELECT call_id FROM ticket WHERE id = @id)`,
    'DELETE FROM ticket WHERE id = @id',
  ].map((sql) => db.prepare<[{ id: number }]>(sql));

  return (ticketId) => {
    const reopened = undoable.get(ticketId);
    if (reopened === undefined) return null;
    removeWords([ticketId]);
    for (const step of steps) step.run({ id: ticketId });
    return reopened;
  };
}
