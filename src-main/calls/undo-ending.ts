import type { Database } from 'better-sqlite3';
import type { CallFields } from '../../shared/calls/call';
import {
  maxCorrections,
  noAnswerKind,
  parseEnding,
  type CallEnding,
  type EndingCorrection,
} from '../../shared/calls/call-ending';
import { maxNoteLength } from '../../shared/history/ticket-summary-and-detail';
import { prepareRemoveWords } from '../history/search/vocabulary/vocabulary';
import { isCallWithoutTicketSql, isEndedBesideSql } from '../rows/calls/call-conditions-sql';
import { toCorrection } from '../tickets/store/correct-ending';
import { prepareDropTicketDependents } from '../rows/tickets/drop-ticket-dependents';
import { keepRedactedSql } from '../rows/calls/redacted-call-sql';
import { prepareCloseCallbacks } from '../rows/reminders/close-callbacks';
import {
  followedNumberSql,
  isMadeHereSql,
  ticketIsNotReplacedSql,
} from '../rows/tickets/ticket-conditions-sql';
import { isNoteOfEndingSql } from '../tickets/store/write-call-ending';
import { parseStoredCallFields } from './parse-stored-call-fields';

/** When a call was opened again, in ms since 1970, and by whose initials; null where that is not known. */
export type OpenedAgain<Time extends number | null = number> = {
  readonly atMs: Time;
  readonly by: string | null;
};

type MaybeOpenedAgain = OpenedAgain<number | null>;

/** The call that is open again, the reference that its row of the history had, and the note that it got besides its own. */
export type ReopenedCall = {
  readonly callId: string;
  readonly reference: string;
  readonly note: string | null;
  readonly isNoteShown: boolean;
  readonly opened: MaybeOpenedAgain;
  /** The call was a try without an open call, and is removed with its row. */
  readonly isCallRemoved?: boolean;
};

type UndoableEnding = Pick<ReopenedCall, 'callId' | 'reference'> & {
  readonly ending: string;
  readonly agent: string | null;
  readonly endedAtMs: number;
  readonly followsId: number | null;
  readonly followedNumber: string | null;
};

/**
 * `note` is added to the notes of the row, if it fits, or to what the call keeps without showing it: then the ending was a
 * slip, which the call does not list as one of its endings unless it was corrected. `askedAboutCase` is the number that was being
 * typed for the ending; '' for none.
 */
type UndoEnding = (
  ticketId: number,
  opened?: MaybeOpenedAgain,
  note?: string | null,
  isNoteShown?: boolean,
  askedAboutCase?: string,
) => ReopenedCall | null;

const unknownOpening: MaybeOpenedAgain = { atMs: null, by: null };

const isUndoableSql = `id = ? AND state = 'recorded' AND ${isMadeHereSql}
  AND NOT EXISTS (SELECT 1 FROM reminder WHERE ticket_id = ticket.id)
  AND NOT EXISTS (SELECT 1 FROM ticket AS later WHERE later.follows_ticket_id = ticket.id)`;

/**
 * Prepares to reopen a call that ended without a ticket, and to remove its row from the history, in the caller's
 * transaction. The call keeps its notes, without those that the ending wrote. An ending beside a rejected ticket opens
 * the call of that ticket. The function returns null if the row is of another PC, has got a reminder or a follow-up
 * since, or has too long notes.
 */
export function prepareUndoEnding(db: Database): UndoEnding {
  return prepareUndo(
    db,
    `${isUndoableSql} AND NOT EXISTS (SELECT 1 FROM call AS later WHERE later.follows_ticket_id = ticket.id)`,
  );
}

/**
 * Like `prepareUndoEnding`, for an undo that the journal proves. Open calls that follow the row stop following it: the
 * database does not know yet that they had stopped before the undo.
 */
export function prepareReplayUndoneEnding(db: Database): UndoEnding {
  return prepareUndo(db, isUndoableSql);
}

function prepareUndo(db: Database, isUndoable: string): UndoEnding {
  const undoable = db.prepare<[number], UndoableEnding>(
    `SELECT call_id AS callId, reference, created_at_ms AS endedAtMs, ending, agent, follows_ticket_id AS followsId,
       ${followedNumberSql} AS followedNumber FROM ticket WHERE ${isUndoable}`,
  );
  const notesOf = db
    .prepare<[{ id: number }], string>(
      `SELECT text FROM (SELECT id, text FROM note WHERE ticket_id = @id AND NOT ${isNoteOfEndingSql} ORDER BY id)
       UNION ALL SELECT text FROM note_draft
       WHERE subject = 'ticket' AND subject_key = (SELECT reference FROM ticket WHERE id = @id)`,
    )
    .pluck();
  const callOf = db.prepare<[string], { fields: string; followsId: number | null }>(
    'SELECT fields, follows_ticket_id AS followsId FROM call WHERE id = ?',
  );
  const keepNote = db.prepare<[string, string]>(
    `UPDATE call SET fields = ${keepRedactedSql('?')} WHERE id = ?`,
  );
  const removeEnding = prepareRemoveEnding(db);
  const returnToRejected = prepareReturnToRejected(db);
  return (ticketId, opened = unknownOpening, wanted = null, isNoteShown = true, typedCase = '') => {
    const ended = undoable.get(ticketId);
    if (ended === undefined) return null;
    const { reference } = ended;
    const ending = parseEnding(ended.ending);
    const own = notesOf.all({ id: ticketId });
    if (own.join('\n').length > maxNoteLength) return null;
    const all = wanted === null || !isNoteShown ? own : [...own, wanted];
    const isTooLong = all.join('\n').length > maxNoteLength;
    const note = isTooLong ? null : wanted;
    removeEnding(ticketId);
    const callId = returnToRejected(ended.callId) ?? ended.callId;
    const reopened = { reference, note, isNoteShown, opened, callId };
    const call = callOf.get(callId);
    const kept = {
      keptNote: (isTooLong ? own : all).join('\n'),
      hiddenNote: joinNotes(ending.hiddenNote, isNoteShown ? null : wanted),
      askedAboutCase: typedCase === '' ? findCaseOfEnding(ended, ending, call?.followsId) : typedCase,
      earlierEndings: listEarlierEndings(ending, ended, opened, isNoteShown),
    };
    const changed = call && keepInCall(call.fields, kept, ended.endedAtMs, isNoteShown);
    if (changed) keepNote.run(JSON.stringify(changed), callId);
    return reopened;
  };
}

/**
 * Prepares to take back that nobody answered, where that was recorded without an open call: its row and its call go. The
 * function returns null for any other row.
 */
export function prepareUndoNoAnswer(
  db: Database,
): (ticketId: number, opened: OpenedAgain) => ReopenedCall | null {
  const isTry = db.prepare<[number], number>(
    `SELECT 1 FROM ticket JOIN call ON call.id = ticket.call_id
     WHERE ticket.id = ? AND ending ->> '$.kind' = '${noAnswerKind}' AND call.revision = 1`,
  );
  const undoEnding = prepareUndoEnding(db);
  const removeCall = prepareRemoveReopenedCall(db);
  return (ticketId, opened) => {
    const undone = isTry.get(ticketId) === undefined ? null : undoEnding(ticketId, opened, null, false);
    if (undone === null) return null;
    removeCall(undone.callId);
    return { ...undone, isCallRemoved: true };
  };
}

/** Prepares to remove a call that was opened again and has no row any more: that of a try, or one that was erased since. */
export function prepareRemoveReopenedCall(db: Database): (callId: string) => void {
  const remove = db.prepare<[string]>(
    `DELETE FROM call WHERE id = ? AND status = 'open' AND ${isCallWithoutTicketSql}`,
  );
  return (callId) => void remove.run(callId);
}

/** Adds to the fields of a call what it keeps of its ending, and of a slip when it had ended. Null if there is nothing to add. */
function keepInCall(
  json: string,
  kept: Pick<CallFields, 'keptNote' | 'hiddenNote' | 'askedAboutCase' | 'earlierEndings'>,
  endedAtMs: number,
  isListed: boolean,
): CallFields | null {
  if (isListed && Object.values(kept).every(({ length }) => length === 0)) return null;
  const fields = { ...parseStoredCallFields(json), ...kept };
  return isListed
    ? fields
    : { ...fields, slipEndedAtMs: Math.min(fields.slipEndedAtMs ?? Infinity, endedAtMs) };
}

/** The number of the case that the ending was about, unless the call follows that case, which is proposed anyway; '' for none. */
function findCaseOfEnding(
  { followsId, followedNumber }: UndoableEnding,
  { unknownCaseNumber = '' }: CallEnding,
  followedByCall: number | null | undefined,
): string {
  return followsId !== null && followsId === followedByCall ? '' : (followedNumber ?? unknownCaseNumber);
}

function joinNotes(...notes: readonly (string | null | undefined)[]): string {
  return notes.filter((note) => note !== null && note !== undefined).join('\n');
}

/** The corrections of the ending, and what it is when the call is opened again. */
function listEarlierEndings(
  ending: CallEnding,
  { endedAtMs, agent, followedNumber }: UndoableEnding,
  { atMs, by }: MaybeOpenedAgain,
  isListed: boolean,
): readonly EndingCorrection[] {
  const { corrections = [] } = ending;
  if (corrections.length === 0 && !isListed) return [];
  // The clock may have been set back.
  const openedAtMs = Math.max(atMs ?? endedAtMs, endedAtMs, ending.correctedAtMs ?? 0);
  const ended = { atMs: endedAtMs, agent };
  return [...corrections, { ...toCorrection(ending, followedNumber, openedAtMs, by), ended }].slice(
    -maxCorrections,
  );
}

/**
 * Prepares to put the call of a rejected ticket in the place of the call that held the ending beside it; see
 * `prepareEndCall`. The function returns its id, and null for any other call.
 */
function prepareReturnToRejected(db: Database): (endedCallId: string) => string | null {
  const rejectedCallOf = db
    .prepare<[string], string>(
      `SELECT call.id FROM call JOIN ticket ON ticket.call_id = call.id
         JOIN call AS ended ON ${isEndedBesideSql('ended', 'ticket', 'call')}
       WHERE ended.id = ? AND ticket.state = 'rejected' AND ${ticketIsNotReplacedSql} AND call.status = 'sent'`,
    )
    .pluck();
  const reopen = db.prepare(`UPDATE call SET status = 'open', revision = revision + 1 WHERE id = ?`);
  const drop = db.prepare('DELETE FROM call WHERE id = ?');
  return (endedCallId) => {
    const callId = rejectedCallOf.get(endedCallId);
    if (callId === undefined) return null;
    reopen.run(callId);
    drop.run(endedCallId);
    return callId;
  };
}

/**
 * Prepares to remove the row of a call that ended without a ticket, whatever belongs to it, and to reopen the call, in
 * the caller's transaction.
 */
export function prepareRemoveEnding(db: Database): (ticketId: number) => void {
  const removeWords = prepareRemoveWords(db);
  const callbacks = prepareCloseCallbacks(db);
  const steps = [
    // The shared history may have the ended call already.
    `INSERT INTO unsynced_removal (call_id, reference, why) SELECT call_id, reference, 'undone' FROM ticket
     WHERE id = @id AND ${isMadeHereSql} AND EXISTS (SELECT 1 FROM sync_position)`,
    // The draft of a changed reminder stays: `prepareReplaceEnding` gives the reminder to the later row.
    `DELETE FROM note_draft WHERE subject IN ('ticket', 'new-reminder', 'case-of-ended-call')
       AND subject_key = (SELECT reference FROM ticket WHERE id = @id)`,
  ].map((sql) => db.prepare<[{ id: number }]>(sql));
  const dropDependents = prepareDropTicketDependents(db);
  const reopenCall = db.prepare<[{ id: number }]>(
    `UPDATE call SET status = 'open', revision = revision + 1 WHERE id = (SELECT call_id FROM ticket WHERE id = @id)`,
  );
  const dropTicket = db.prepare<[{ id: number }]>('DELETE FROM ticket WHERE id = @id');
  return (ticketId) => {
    removeWords([ticketId]);
    callbacks.reopen(ticketId);
    for (const step of steps) step.run({ id: ticketId });
    dropDependents([ticketId]);
    reopenCall.run({ id: ticketId });
    dropTicket.run({ id: ticketId });
  };
}
