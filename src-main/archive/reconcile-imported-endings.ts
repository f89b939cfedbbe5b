import type { Database } from 'better-sqlite3';
import { prepareRemoveEnding } from '../calls/undo-ending';
import { prepareErase } from '../privacy/erase-tickets';
import { prepareTakeCorrectedEnding } from '../tickets/store/correct-ending';
import { originalReferenceSql, type TicketIdentity } from '../tickets/store/ticket-identity';
import type { ArchivedTicket } from './archive-format';

type Ending = { readonly id: number; readonly createdAtMs: number };

/**
 * Compares the tickets of an archive with calls that ended without one. The ending of a call can be undone; then a ticket
 * or another ending follows. With an outdated ending, an open call could never be sent, and the later ticket of another
 * PC could not be taken in.
 */
export function prepareReconcileEndings(db: Database) {
  const isWorkedOn = db.prepare(
    `SELECT 1 FROM call WHERE id = ? AND (status <> 'sent' OR EXISTS (SELECT 1 FROM ticket
       WHERE ticket.call_id = call.id AND (imported IS NULL OR state <> 'recorded')))`,
  );
  // What somebody here has added to it stays.
  const untouchedOfOtherPc = db.prepare<[string], Ending>(
    `SELECT id, created_at_ms AS createdAtMs FROM ticket
     WHERE call_id = ? AND state = 'recorded' AND imported IS NOT NULL AND note_count = 0
       AND NOT EXISTS (SELECT 1 FROM reminder WHERE ticket_id = ticket.id)
       AND NOT EXISTS (SELECT 1 FROM ticket AS later WHERE later.follows_ticket_id = ticket.id)
       AND NOT EXISTS (SELECT 1 FROM call AS later WHERE later.follows_ticket_id = ticket.id)`,
  );
  const removeEnding = prepareRemoveEnding(db);
  const referenceOf = db
    .prepare<[number], string>(`SELECT ${originalReferenceSql} FROM ticket WHERE id = ?`)
    .pluck();
  const erase = prepareErase(db);
  const closeCall = db.prepare(`UPDATE call SET status = 'sent' WHERE id = ?`);

  return {
    /** True if the archive has the ending of a call that has gone on since, here or on the PC that made it. */
    isOutdated({ call, state, createdAtMs }: ArchivedTicket): boolean {
      if (state !== 'recorded') return false;
      if (isWorkedOn.get(call.id) !== undefined) return true;
      const here = untouchedOfOtherPc.get(call.id);
      return here !== undefined && createdAtMs <= here.createdAtMs;
    },

    /** Erases the ending, and its call, if the PC that made it has undone it. @returns whether it was here */
    eraseUndone({ call, reference }: TicketIdentity): boolean {
      const here = untouchedOfOtherPc.get(call);
      if (here === undefined || referenceOf.get(here.id) !== reference) return false;
      erase([here.id], 'retention');
      return true;
    },

    /** Takes the ending that the PC which made the call has corrected. */
    takeCorrected: prepareTakeCorrectedEnding(db),

    /** Removes the ending that a ticket or a later ending of another PC takes the place of. */
    removeOutdated({ call }: ArchivedTicket): void {
      const here = untouchedOfOtherPc.get(call.id);
      if (here === undefined) return;
      removeEnding(here.id);
      closeCall.run(call.id);
    },
  };
}
