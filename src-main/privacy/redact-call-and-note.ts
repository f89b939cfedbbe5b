import type { Database } from 'better-sqlite3';
import { redactedText } from '../../shared/history/ticket-summary-and-detail';
import { prepareQueueTicketForSync } from '../rows/tickets/queue-ticket-for-sync';
import { redactFieldsSql } from '../rows/calls/redacted-call-sql';

/**
 * Prepares to redact a ticket's notes and calls, in the caller's transaction. A call loses its whole field history, every
 * autofill, which store its address came from, whose number it has, and once it is sent its line of quick entry: other
 * values of the same caller do not name anybody. The tickets are sent to the other PCs once more.
 */
export function prepareRedactCallAndNote(db: Database) {
  const blankCall = db.prepare<[string]>(
    `UPDATE call SET field_history = '{}', fields = ${redactFieldsSql('call.fields')} WHERE id = ?`,
  );
  const ticketsOfCall = db.prepare<[string], number>('SELECT id FROM ticket WHERE call_id = ?').pluck();
  const ticketOfNote = db.prepare<[number], number>('SELECT ticket_id FROM note WHERE id = ?').pluck();
  const blankNote = db.prepare<[string, number]>('UPDATE note SET text = ? WHERE id = ?');
  const indexAgain = prepareIndexAgain(db);
  const queue = prepareQueueTicketForSync(db);

  return {
    redactCall: (callId: string): void => {
      blankCall.run(callId);
      for (const id of ticketsOfCall.all(callId)) queue(id);
    },
    redactNote: (noteId: number): void => {
      const ticketId = ticketOfNote.get(noteId);
      if (ticketId === undefined) return;
      indexAgain(ticketId);
      blankNote.run(redactedText, noteId);
      queue(ticketId);
    },
  };
}

/** Prepares to enter a ticket into the search index again, which then forgets the words that it had. */
export function prepareIndexAgain(db: Database): (ticketId: number) => void {
  const steps = [
    'DELETE FROM ticket_index WHERE rowid = ?',
    'INSERT OR IGNORE INTO index_pending (ticket_id) VALUES (?)',
  ].map((sql) => db.prepare<[number]>(sql));
  return (ticketId) => {
    for (const step of steps) step.run(ticketId);
  };
}
