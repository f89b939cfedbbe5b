import type { Database } from 'better-sqlite3';
import { redactedText, type TicketStatus } from '../../../shared/history/ticket-summary-and-detail';
import { prepareRemoveReopenedCall, prepareReplayUndoneEnding } from '../../calls/undo-ending';
import type { JournalRecord } from '../../journal/journal-record';
import { prepareRedactCallAndNote } from '../../privacy/redact-call-and-note';
import { prepareMergeReminder } from '../../rows/reminders/merge-reminder';
import { isQueued } from '../../rows/tickets/ticket-status';
import { prepareReplayCorrectedEnding } from '../../tickets/store/correct-ending';
import { cutOffAttempt } from '../../tickets/store/cut-off-attempt-outcome';
import { createTicketStore } from '../../tickets/store/ticket-store';
import { prepareReplayMade } from './replay-made';

export type TicketRecord = Extract<JournalRecord, { reference: string }>;

type RecordOf<Kind extends TicketRecord['kind']> = Extract<TicketRecord, { kind: Kind }>;

/**
 * Returns a function that applies one record about a ticket to the database, in the caller's transaction.
 * @param onReopened called with the id of a call whose ending a record undoes
 */
export function replayTicket(
  db: Database,
  onReopened: (callId: string) => void,
): (record: TicketRecord) => void {
  const store = createTicketStore(db);
  const ticketBy = db.prepare<[string], { id: number; state: TicketStatus }>(
    'SELECT id, state FROM ticket WHERE reference = ?',
  );
  const attempt = db.prepare<[number, number], { id: number }>(
    'SELECT id FROM attempt WHERE ticket_id = ? AND number = ?',
  );
  const lastAttempt = db.prepare<[number], { number: number; startedAtMs: number }>(
    `SELECT coalesce(max(number), 0) AS number, coalesce(max(started_at_ms), 0) AS startedAtMs
     FROM attempt WHERE ticket_id = ?`,
  );
  // Keeps the former id if it is free: the newest attempt shows whether StoreHub accepts this PC.
  const insertAttempt = db.prepare(
    `INSERT INTO attempt (id, ticket_id, number, started_at_ms)
     VALUES (CASE WHEN NOT EXISTS (SELECT 1 FROM attempt WHERE id = @attemptId) THEN @attemptId END,
       @ticketId, @number, @startedAtMs)`,
  );
  const openAttempts = db
    .prepare<[number], number>('SELECT id FROM attempt WHERE ticket_id = ? AND outcome IS NULL')
    .pluck();
  const setSending = db.prepare(`UPDATE ticket SET state = 'sending' WHERE id = ?`);
  const notesWrittenAt = db.prepare<[number, number], { id: number; text: string }>(
    'SELECT id, text FROM note WHERE ticket_id = ? AND written_at_ms = ?',
  );
  const { redactNote } = prepareRedactCallAndNote(db);
  const mergeReminder = prepareMergeReminder(db);
  const undoEnding = prepareReplayUndoneEnding(db);
  const removeReopenedCall = prepareRemoveReopenedCall(db);
  const made = prepareReplayMade(db);
  const replayCorrectedEnding = prepareReplayCorrectedEnding(db);
  const idOfReference = db
    .prepare<[string | null], number>('SELECT id FROM ticket WHERE reference = ?')
    .pluck();

  /** Ends open attempts as cut off: the next record shows that the app died during them and was restarted. */
  function endCutOff(ticketId: number, endedAtMs: number): void {
    for (const id of openAttempts.all(ticketId))
      store.endAttempt({ ...cutOffAttempt, attemptId: id, endedAtMs }, false);
  }

  function begin(
    ticketId: number,
    number: number,
    startedAtMs: number,
    attemptId: number | null = null,
  ): number {
    endCutOff(ticketId, startedAtMs);
    setSending.run(ticketId);
    return Number(insertAttempt.run({ attemptId, ticketId, number, startedAtMs }).lastInsertRowid);
  }

  /** Begins an attempt. Earlier attempts without any record are added, too; how they ended is unknown. */
  function began(
    ticketId: number,
    { number, startedAtMs, attemptId }: Pick<RecordOf<'began'>, 'number' | 'startedAtMs' | 'attemptId'>,
  ): number {
    for (let lost = lastOf(ticketId).number + 1; lost < number; lost += 1) begin(ticketId, lost, startedAtMs);
    return begin(ticketId, number, startedAtMs, attemptId);
  }

  function ended(ticketId: number, record: RecordOf<'ended'>): void {
    const attemptId =
      attempt.get(ticketId, record.number)?.id ??
      began(ticketId, { ...record, startedAtMs: record.endedAtMs });
    store.endAttempt({ ...record, attemptId }, record.isCallerWaiting);
  }

  /**
   * Applies the status of a ticket's own row. If the ticket is further than its attempts explain, it had one more
   * attempt, of which only the end is known.
   */
  function stands(ticketId: number, now: TicketStatus, { atMs, ...record }: RecordOf<'stands'>): void {
    if (record.recordedCaseNumber !== null)
      recorded(ticketId, record.recordedCaseNumber, atMs, record.recordedAtMs);
    else if (distance(record.state) > distance(now)) {
      const attemptId = begin(ticketId, lastOf(ticketId).number + 1, atMs);
      const known = record.state === 'sending' ? null : record.lastOutcome;
      const outcome = known ?? cutOffAttempt.outcome;
      // Separate records say whether a callback is owed and whether the call is open again.
      store.endAttempt({ ...cutOffAttempt, outcome, attemptId, endedAtMs: atMs }, outcome.kind === 'created');
    }
  }

  /**
   * Applies a case number that an agent recorded. The number proves that the ticket was sent, so an attempt is added if
   * the database has none to record it on.
   */
  function recorded(ticketId: number, caseNumber: string, atMs: number, recordedAtMs: number | null): void {
    endCutOff(ticketId, atMs);
    if (store.recordCaseNumber(ticketId, caseNumber, recordedAtMs) !== null) return;
    const attemptId = begin(ticketId, lastOf(ticketId).number + 1, atMs);
    store.endAttempt({ ...cutOffAttempt, attemptId, endedAtMs: atMs }, true);
    store.recordCaseNumber(ticketId, caseNumber, recordedAtMs);
  }

  function corrected(ticketId: number, { ending, follows }: RecordOf<'ending-corrected'>): void {
    replayCorrectedEnding(ticketId, ending, idOfReference.get(follows) ?? null);
  }

  /** Of two notes with one time, the redacted one holds, as in an import: the other one names an erased caller. */
  function noted(ticketId: number, { text, writtenAtMs }: RecordOf<'noted'>): void {
    const existing = notesWrittenAt.all(ticketId, writtenAtMs);
    if (text === redactedText) {
      for (const note of existing) if (note.text !== redactedText) redactNote(note.id);
      if (existing.length === 0) store.addNote(ticketId, text, writtenAtMs);
    } else if (!existing.some((note) => note.text === text || note.text === redactedText)) {
      store.addNote(ticketId, text, writtenAtMs);
    }
  }

  function undone(ticketId: number, undo: RecordOf<'ending-undone'>): void {
    const { note, isNoteShown, isCallRemoved, atMs, by } = undo;
    const reopened = undoEnding(ticketId, { atMs, by }, note, isNoteShown);
    if (reopened === null) return;
    if (isCallRemoved) removeReopenedCall(reopened.callId);
    else onReopened(reopened.callId);
  }

  const lastOf = (ticketId: number) => lastAttempt.get(ticketId) ?? { number: 0, startedAtMs: 0 };

  return (record) => {
    const ticket = ticketBy.get(record.reference);
    if (ticket === undefined) {
      if (record.kind === 'made') made(record);
      return;
    }
    const { id, state } = ticket;
    // A final ticket is not sent any more; only notes, reminders and, if it is rejected, a case number can still change
    // it.
    const isFinal =
      state === 'created' ||
      state === 'recorded' ||
      (state === 'rejected' && record.kind !== 'case-number-recorded');
    switch (record.kind) {
      case 'made':
        return;
      case 'ending-undone':
        undone(id, record);
        return;
      case 'ending-corrected':
        corrected(id, record);
        return;
      case 'began':
        if (!isFinal && attempt.get(id, record.number) === undefined) began(id, record);
        return;
      case 'ended':
        if (!isFinal) ended(id, record);
        return;
      case 'case-number-recorded':
        if (!isFinal) recorded(id, record.caseNumber, lastOf(id).startedAtMs, record.atMs);
        return;
      case 'stands':
        if (!isFinal) stands(id, state, record);
        return;
      case 'noted':
        noted(id, record);
        return;
      case 'reminder':
        mergeReminder(id, record);
    }
  };
}

/** Ranks how far a ticket has come. A replay never moves a ticket to a lower rank. */
function distance(status: TicketStatus): number {
  if (isQueued(status)) return 0;
  if (status === 'created' || status === 'recorded') return 3;
  return status === 'rejected' ? 2 : 1;
}
