import type { Database } from 'better-sqlite3';
import { redactedText } from '../../shared/history/ticket-summary-and-detail';
import type { MentionsElsewhere } from './find-traces-in-calls';
import { prepareIndexAgain, prepareRedactCallAndNote } from './redact-call-and-note';

/**
 * Prepares statements that redact mentions of a caller in other callers' tickets and calls. They run within the
 * transaction of the erasure.
 */
export function prepareRedactMentions(db: Database): (mentions: MentionsElsewhere, nowMs: number) => void {
  const { redactCall, redactNote } = prepareRedactCallAndNote(db);
  const ticketOfReminder = db
    .prepare<[number], number>('SELECT ticket_id FROM reminder WHERE id = ?')
    .pluck();
  const indexAgain = prepareIndexAgain(db);
  // Later than every earlier version of the reminder, none of which may return.
  const blankReminder = db.prepare<[{ id: number; nowMs: number; text: string }]>(
    'UPDATE reminder SET text = @text, changed_at_ms = max(changed_at_ms + 1, @nowMs) WHERE id = @id',
  );

  return ({ calls, ticketNotes, reminders }, nowMs) => {
    for (const id of calls) redactCall(id);
    for (const id of ticketNotes) redactNote(id);
    for (const id of reminders) {
      const ticketId = ticketOfReminder.get(id);
      if (ticketId !== undefined) indexAgain(ticketId);
      blankReminder.run({ id, nowMs, text: redactedText });
    }
  };
}
