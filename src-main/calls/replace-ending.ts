import type { Database } from 'better-sqlite3';
import { areNotesWithinLimits, redactedText } from '../../shared/history/ticket-summary-and-detail';
import { latestChangeMs } from '../../shared/time/last-write-wins';
import { prepareIncidentLinks } from '../rows/incidents/incident-link-rows';
import { prepareMergeReminder } from '../rows/reminders/merge-reminder';
import { prepareQueueLinkForSync, prepareQueueTicketForSync } from '../rows/tickets/queue-ticket-for-sync';
import { reminderColumns, toReminderRecord, type ReminderRow } from '../rows/reminders/reminder-rows';
import { addedLinkSql, isNoteOfEndingSql } from '../tickets/store/write-call-ending';
import { prepareRemoveEnding } from './undo-ending';

type Note = { readonly text: string; readonly writtenAtMs: number };

/**
 * Prepares to put a later ticket or ending of a call in the place of its undone ending, in the caller's transaction.
 * Notes, reminders, follow-ups and the incident go over to the later one; notes that the ending itself wrote are removed.
 * What moves is queued for other PCs.
 * @returns a function of the ending's id and of `insert`, which adds the later row and returns its id; `complete` adds
 *   what came with it
 */
export function prepareReplaceEnding(
  db: Database,
): (endingId: number, insert: () => number, complete?: (ticketId: number) => void) => number {
  const notesOf = db.prepare<[number], Note>(
    `SELECT text, written_at_ms AS writtenAtMs FROM note
     WHERE ticket_id = ? AND NOT ${isNoteOfEndingSql} ORDER BY id`,
  );
  const remindersOf = db.prepare<[number], ReminderRow>(
    `SELECT ${reminderColumns} FROM reminder WHERE ticket_id = ? ORDER BY id`,
  );
  const openFollowUps = db
    .prepare<[number], string>(`SELECT id FROM call WHERE follows_ticket_id = ? AND status <> 'sent'`)
    .pluck();
  const follow = db.prepare<[number, string]>('UPDATE call SET follows_ticket_id = ? WHERE id = ?');
  // Under a key that no reference has, until the later row has its own.
  const keepDrafts = db.prepare<[{ id: number }]>(
    `UPDATE note_draft SET subject_key = 'ending ' || @id WHERE subject IN ('ticket', 'new-reminder')
       AND subject_key = (SELECT reference FROM ticket WHERE id = @id)`,
  );
  const returnDrafts = db.prepare<[{ id: number; ticketId: number }]>(
    `UPDATE note_draft SET subject_key = (SELECT reference FROM ticket WHERE id = @ticketId)
     WHERE subject IN ('ticket', 'new-reminder') AND subject_key = 'ending ' || @id`,
  );
  const addedLink = db.prepare<[{ id: number }], number>(addedLinkSql).pluck();
  const links = prepareIncidentLinks(db);
  const queueLink = prepareQueueLinkForSync(db);
  const mergeReminder = prepareMergeReminder(db);
  const removeEnding = prepareRemoveEnding(db);
  const addMissingNotes = prepareAddMissingNotes(db);
  const queue = prepareQueueTicketForSync(db);

  return (endingId, insert, complete = () => undefined) => {
    const notes = notesOf.all(endingId);
    const reminders = remindersOf.all(endingId);
    const followUps = openFollowUps.all(endingId);
    const linkId = addedLink.get({ id: endingId });
    const link = linkId === undefined ? null : links.byId(linkId);
    keepDrafts.run({ id: endingId });
    removeEnding(endingId);
    const ticketId = insert();
    // Before those that came with the later row, which may have them, too: this PC goes on reminding of its own.
    for (const row of reminders) {
      const isOfOtherPc = row.is_of_other_pc === 1;
      mergeReminder(ticketId, toReminderRecord('', row), { isOfOtherPc, nowMs: latestChangeMs });
    }
    complete(ticketId);
    const isNoted = addMissingNotes(ticketId, notes);
    for (const call of followUps) follow.run(ticketId, call);
    returnDrafts.run({ id: endingId, ticketId });
    if (isNoted || reminders.length > 0) queue(ticketId);
    // As a later change: the PC that made the call has left the link out while the call was open, and the server sends no
    // unchanged one again.
    if (link !== null && links.merge({ ...link, changedAtMs: link.changedAtMs + 1 })) queueLink(link.callId);
    return ticketId;
  };
}

/**
 * Prepares to add notes to the ticket that took the place of the ending which had them, in the caller's transaction. The call
 * keeps the notes that its PC knew when the ending was undone, several in one: what a note of the ticket has word for word is
 * not added again, nor is what does not fit. It returns whether any was added.
 */
export function prepareAddMissingNotes(db: Database): (ticketId: number, notes: readonly Note[]) => boolean {
  const notesOf = db.prepare<[number], Note>(
    'SELECT text, written_at_ms AS writtenAtMs FROM note WHERE ticket_id = ?',
  );
  const insertNote = db.prepare('INSERT INTO note (ticket_id, text, written_at_ms) VALUES (?, ?, ?)');
  return (ticketId, notes) => {
    const existing = notesOf.all(ticketId);
    // They may name the caller who was erased on request, in the same words.
    if (existing.some(({ text }) => text === redactedText)) return false;
    const before = existing.length;
    for (const note of notes) {
      const isThere = existing.some(({ text }) => `\n${text}\n`.includes(`\n${note.text}\n`));
      if (isThere || !areNotesWithinLimits([...existing, note])) continue;
      insertNote.run(ticketId, note.text, note.writtenAtMs);
      existing.push(note);
    }
    return existing.length > before;
  };
}
