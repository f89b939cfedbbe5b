import type { Database } from 'better-sqlite3';
import { blankCallFields } from '../../shared/calls/call';
import type { MentionsElsewhere } from './find-traces-in-calls';

/**
 * Prepares statements that redact mentions of a caller in other callers' tickets and calls. They run within the
 * transaction of the erasure. A call loses its whole field history, every autofill, which store its address came from,
 * and whose number it has: other values of the same caller do not name anybody.
 */
export function prepareRedactMentions(db: Database): (mentions: MentionsElsewhere, nowMs: number) => void {
  const blankCall = db.prepare(
    `UPDATE call SET field_history = '{}',
       fields = json_set(fields, '$.autofill', json(?), '$.reusedPlace', json('null'), '$.callerOfNumber', json('null'))
     WHERE id = ?`,
  );
  // The search index has the words of notes and reminders, and forgets those of a ticket that is entered again.
  const steps = (table: 'note' | 'reminder', blank: string) =>
    [
      `DELETE FROM ticket_index WHERE rowid = ${ticketIn(table)}`,
      `INSERT OR IGNORE INTO index_pending (ticket_id) VALUES (${ticketIn(table)})`,
      blank,
    ].map((sql) => db.prepare<[{ id: number; nowMs: number }]>(sql));
  const blankNote = steps('note', `UPDATE note SET text = '…' WHERE id = @id`);
  // Later than every earlier version of the reminder, none of which may return.
  const blankReminder = steps(
    'reminder',
    `UPDATE reminder SET text = '…', changed_at_ms = max(changed_at_ms + 1, @nowMs) WHERE id = @id`,
  );

  return ({ calls, ticketNotes, reminders }, nowMs) => {
    for (const id of calls) blankCall.run(JSON.stringify(blankCallFields.autofill), id);
    for (const id of ticketNotes) for (const step of blankNote) step.run({ id, nowMs });
    for (const id of reminders) for (const step of blankReminder) step.run({ id, nowMs });
  };
}

function ticketIn(table: 'note' | 'reminder'): string {
  return `(SELECT ticket_id FROM ${table} WHERE id = @id)`;
}
