import type { Database } from 'better-sqlite3';
import { prepareAddMissingNotes, prepareReplaceEnding } from '../calls/replace-ending';
import { prepareErase } from '../privacy/erase-tickets';
import { prepareTakeCorrectedEnding } from '../tickets/store/correct-ending';
import { prepareDropCallWithoutTicket } from '../rows/tickets/drop-ticket-dependents';
import { originalReferenceSql, type TicketIdentity } from '../rows/tickets/ticket-identity';
import { addedLinkSql, isNoteOfEnding, isNoteOfEndingSql } from '../tickets/store/write-call-ending';
import { isMadeHereSql } from '../rows/tickets/ticket-conditions-sql';
import type { ArchivedTicket } from './archive-format';
import type { KnownTicket } from './compare-imported-ticket';
import type { ImportSource, PreparedTicketAdditions } from './import-notes-and-reminders';

type Ending = { readonly id: number; readonly createdAtMs: number };

/**
 * Compares the tickets of an archive or of the shared history with calls that ended without one. The ending of a call can be
 * undone; then a ticket or another ending follows, and takes the place of the first one. With an outdated ending, an open call
 * could never be sent.
 */
export function prepareReconcileEndings(db: Database, additions: PreparedTicketAdditions) {
  const isWorkedOn = db.prepare(
    `SELECT 1 FROM call WHERE id = ? AND (status <> 'sent' OR EXISTS (SELECT 1 FROM ticket
       WHERE ticket.call_id = call.id AND (imported IS NULL OR state <> 'recorded')))`,
  );
  const ofOtherPc = db.prepare<[string], Ending>(
    `SELECT id, created_at_ms AS createdAtMs FROM ticket
     WHERE call_id = ? AND state = 'recorded' AND imported IS NOT NULL`,
  );
  // The only row of a call that this PC ended, and has not opened again.
  const ofThisPc = db.prepare<[string], Ending>(
    `SELECT ticket.id, created_at_ms AS createdAtMs FROM ticket JOIN call ON call.id = call_id
     WHERE call_id = ? AND state = 'recorded' AND ${isMadeHereSql} AND call.status = 'sent'
       AND NOT EXISTS (SELECT 1 FROM ticket AS other WHERE other.call_id = ticket.call_id AND other.id <> ticket.id)`,
  );
  // The first of several: the later ones correct it.
  const successorOf = db
    .prepare<[string], number>('SELECT id FROM ticket WHERE call_id = ? ORDER BY created_at_ms, id LIMIT 1')
    .pluck();
  // What somebody has added to it, or is typing, stays, until something takes its place.
  const isTouched = db.prepare<[{ id: number }]>(
    `SELECT 1 WHERE EXISTS (SELECT 1 FROM note WHERE ticket_id = @id AND NOT ${isNoteOfEndingSql})
       OR EXISTS (SELECT 1 FROM reminder WHERE ticket_id = @id)
       OR EXISTS (SELECT 1 FROM note_draft WHERE subject IN ('ticket', 'new-reminder')
         AND subject_key = (SELECT reference FROM ticket WHERE id = @id))
       OR EXISTS (${addedLinkSql})
       OR EXISTS (SELECT 1 FROM ticket AS later WHERE later.follows_ticket_id = @id)
       OR EXISTS (SELECT 1 FROM call AS later WHERE later.follows_ticket_id = @id)`,
  );
  const replaceEnding = prepareReplaceEnding(db);
  const addMissingNotes = prepareAddMissingNotes(db);
  const referenceOf = db
    .prepare<[number], string>(`SELECT ${originalReferenceSql} FROM ticket WHERE id = ?`)
    .pluck();
  const erase = prepareErase(db);
  const dropCall = prepareDropCallWithoutTicket(db);

  const takeCorrected = prepareTakeCorrectedEnding(db);

  /**
   * The ending that this PC gave the call before it was opened again: this data folder is an older copy, and the server has what
   * the call became. Null if there is none.
   */
  function findOwnFromThePast(
    { call, createdAtMs }: ArchivedTicket,
    { isByMaker, isInOwnCall }: ImportSource,
  ): Ending | null {
    if (isByMaker !== true || !isInOwnCall) return null;
    const own = ofThisPc.get(call.id);
    return own !== undefined && own.createdAtMs < createdAtMs ? own : null;
  }

  return {
    /** True if it is the ending of a call that has gone on since, here or on the PC that made it. */
    isOutdated(ticket: ArchivedTicket, source: ImportSource): boolean {
      const { call, state, createdAtMs } = ticket;
      if (state !== 'recorded' || findOwnFromThePast(ticket, source) !== null) return false;
      if (isWorkedOn.get(call.id) !== undefined) return true;
      const here = ofOtherPc.get(call.id);
      return here !== undefined && createdAtMs <= here.createdAtMs;
    },

    /**
     * Gives the notes and reminders that came with an outdated ending to what took its place. An open call gets none: it
     * has kept those that its PC knew, and gets the others once it has ended.
     * @returns whether any was new
     */
    addToSuccessor(ticket: ArchivedTicket, source: ImportSource): boolean {
      const id = successorOf.get(ticket.call.id);
      if (id === undefined) return false;
      const { reminders } = ticket;
      const notes = ticket.notes.filter((note) => !isNoteOfEnding(ticket, note));
      const more = additions.find(id, { notes: [], reminders });
      const isNoted = addMissingNotes(id, notes);
      return (more !== null && additions.add(id, more, source)) || isNoted;
    },

    /** Erases the ending, and its call, if the PC that made it has undone it. @returns whether it was here */
    eraseUndone({ call, reference }: TicketIdentity): boolean {
      const here = ofOtherPc.get(call);
      if (here === undefined || referenceOf.get(here.id) !== reference) return false;
      if (isTouched.get(here) !== undefined) return false;
      erase([here.id], 'retention');
      return true;
    },

    /** Takes the ending that the PC which made the call has corrected. */
    takeCorrected,

    /**
     * Takes a later correction that this PC made itself, where its data folder is an older copy by now.
     * @returns whether it was later
     */
    takeOwnCorrected(here: KnownTicket, { ending }: ArchivedTicket, caseTicketId: number | null): boolean {
      const isOwn = here.stateThere === null && here.state === 'recorded';
      if (!isOwn || (ending?.correctedAtMs ?? 0) <= (here.correctedAtMs ?? 0)) return false;
      takeCorrected(here.id, ending, caseTicketId);
      return true;
    },

    /**
     * Adds a ticket, or a later ending, in the place of the ending of another PC, or of one from an older data folder of this PC.
     * @param insert adds it with its call, and returns its id
     * @param complete adds what came with it
     */
    addInPlace(
      ticket: ArchivedTicket,
      source: ImportSource,
      insert: () => number,
      complete: (ticketId: number) => void,
    ): void {
      const { call } = ticket;
      const here = ofOtherPc.get(call.id) ?? findOwnFromThePast(ticket, source);
      if (here === null) {
        complete(insert());
        return;
      }
      const insertWithCall = (): number => {
        dropCall(call.id);
        return insert();
      };
      replaceEnding(here.id, insertWithCall, complete);
    },
  };
}
