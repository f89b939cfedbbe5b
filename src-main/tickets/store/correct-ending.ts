import type { Database } from 'better-sqlite3';
import {
  caseEndingKind,
  maxCorrections,
  correctEndingWithinMs,
  parseEnding,
  type CallEnding,
  type EndingCorrection,
} from '../../../shared/calls/call-ending';
import { areNotesWithinLimits } from '../../../shared/history/ticket-summary-and-detail';
import { prepareCloseCallbacks } from '../../rows/reminders/close-callbacks';
import { followedNumberSql, isMadeHereSql } from '../../rows/tickets/ticket-conditions-sql';

/**
 * `caseTicketId` is the earlier case that the caller asked about, or null for none. It counts for that kind of ending only:
 * with another kind, the call stays about the case that it was about. With the kind put back that it had without a case, it is
 * about none again: the case was a slip, too.
 */
export type EndingToCorrect = {
  readonly ticketId: number;
  readonly ending: Pick<CallEnding, 'kind' | 'words' | 'knownCaller'>;
  readonly caseTicketId: number | null;
  /** The number of a case that the history does not have. */
  readonly unknownCaseNumber?: string | null;
  /** What the correction notes by itself, if it changes anything. The note goes when the ending is undone. */
  readonly note?: string;
  /** The initials of who corrects it, or null. */
  readonly agent: string | null;
  readonly nowMs: number;
};

/**
 * `ending` is null for a call that ended as this kind already, about this case: then nothing was written. `follows` is the
 * reference of the case that the call is about now.
 */
export type CorrectedEnding = {
  readonly reference: string;
  readonly ending: CallEnding | null;
  readonly follows: string | null;
};

type Row = {
  id: number;
  reference: string;
  ending: string;
  created_at_ms: number;
  follows_ticket_id: number | null;
  caseNumber: string | null;
  isMadeHere: number;
};

type EarlierCase = { readonly id: number; readonly reference: string };

/**
 * Prepares to give a call that ended without a ticket another kind of ending, in the caller's transaction. One that asked about
 * no case takes the link to one away. All else of its row stays. The function returns null if there is no such call, or no such
 * case before it, and 'full' if its row has no room for the note; then nothing was written.
 */
export function prepareCorrectEnding(
  db: Database,
): (correction: EndingToCorrect) => CorrectedEnding | 'of-other-pc' | 'too-old' | 'full' | null {
  const ended = db.prepare<[number], Row>(
    `SELECT id, reference, ending, created_at_ms, follows_ticket_id, ${isMadeHereSql} AS isMadeHere,
       ${followedNumberSql} AS caseNumber FROM ticket
     WHERE id = ? AND state = 'recorded'`,
  );
  const anyCase = db.prepare<[number], EarlierCase>('SELECT id, reference FROM ticket WHERE id = ?');
  // A call cannot be about a later case, nor about itself. What was here before it is no later one, whatever a clock says.
  const earlierCase = db.prepare<[{ caseId: number; id: number; createdAtMs: number }], EarlierCase>(
    `SELECT id, reference FROM ticket WHERE id = @caseId AND (id < @id OR created_at_ms < @createdAtMs)`,
  );
  const changeEnding = prepareChangeEnding(db);
  const notesOf = db.prepare<[number], { text: string }>('SELECT text FROM note WHERE ticket_id = ?');
  const insertNote = db.prepare('INSERT INTO note (ticket_id, text, written_at_ms) VALUES (?, ?, ?)');
  const hasRoomFor = (ticketId: number, text: string | undefined): boolean =>
    text === undefined || areNotesWithinLimits([...notesOf.all(ticketId), { text }]);
  /** The time says, like that of a note of the first ending, that the note goes when the ending is undone. */
  function writeNote(ticketId: number, text: string | undefined, correctedAtMs: number): void {
    if (text !== undefined) insertNote.run(ticketId, text, correctedAtMs);
  }
  const findEarlierCase = (caseId: number | null, id: number, createdAtMs: number): EarlierCase | null =>
    caseId === null ? null : (earlierCase.get({ caseId, id, createdAtMs }) ?? null);
  function findCase(
    kind: string,
    caseTicketId: number | null,
    row: Row,
    before: CallEnding,
  ): EarlierCase | null {
    if (kind === caseEndingKind) return findEarlierCase(caseTicketId, row.id, row.created_at_ms);
    const last = before.kind === caseEndingKind ? before.corrections?.at(-1) : undefined;
    if (last?.kind === kind && last.caseNumber === undefined) return null;
    return row.follows_ticket_id === null ? null : (anyCase.get(row.follows_ticket_id) ?? null);
  }
  return ({ ticketId, ending: wantedEnding, caseTicketId, unknownCaseNumber = null, note, agent, nowMs }) => {
    const row = ended.get(ticketId);
    if (row === undefined) return null;
    if (row.isMadeHere === 0) return 'of-other-pc';
    if (row.created_at_ms < nowMs - correctEndingWithinMs) return 'too-old';
    const before = parseEnding(row.ending);
    const { kind } = wantedEnding;
    const about = findCase(kind, caseTicketId, row, before);
    if (kind === caseEndingKind && caseTicketId !== null && about === null) return null;
    const follows = about?.reference ?? null;
    const unknown = kind === caseEndingKind && caseTicketId === null ? unknownCaseNumber : null;
    if (isUnchanged({ row, before, kind, about, unknown }))
      return { reference: row.reference, ending: null, follows };
    if (!hasRoomFor(ticketId, note)) return 'full';
    // The clock may have been set back.
    const correctedAtMs = Math.max(nowMs, (before.correctedAtMs ?? 0) + 1);
    const correction = toCorrection(before, row.caseNumber, correctedAtMs, agent);
    const corrections = [...(before.corrections ?? []), correction].slice(-maxCorrections);
    const unknownCase = unknown === null ? {} : { unknownCaseNumber: unknown };
    const hidden = before.hiddenNote === undefined ? {} : { hiddenNote: before.hiddenNote };
    const ending = { ...wantedEnding, correctedAtMs, ...unknownCase, ...hidden, corrections };
    changeEnding(ticketId, ending, about?.id ?? null);
    writeNote(ticketId, note, correctedAtMs);
    return { reference: row.reference, ending, follows };
  };
}

/** Whether the ending is of this kind, and about this case already. */
function isUnchanged({
  row: { follows_ticket_id: followsId },
  before,
  kind,
  about,
  unknown,
}: {
  readonly row: Row;
  readonly before: CallEnding;
  readonly kind: string;
  readonly about: EarlierCase | null;
  readonly unknown: string | null;
}): boolean {
  if (before.kind !== kind) return false;
  if (kind !== caseEndingKind) return true;
  return (about?.id ?? null) === followsId && unknown === (before.unknownCaseNumber ?? null);
}

/** What an ending is, as the correction that changes it keeps it. */
export function toCorrection(
  { kind, words, unknownCaseNumber }: CallEnding,
  followedNumber: string | null,
  atMs: number,
  by: string | null,
): EndingCorrection {
  const caseNumber = followedNumber ?? unknownCaseNumber;
  return { kind, words, atMs, by, ...(caseNumber !== undefined && { caseNumber }) };
}

type ChangeEnding = (ticketId: number, ending: CallEnding, caseTicketId: number | null) => void;

/** The ending is null for a ticket: then nothing changes. */
type TakeEnding = (ticketId: number, ending: CallEnding | null, caseTicketId: number | null) => void;

/** Prepares to change how a call ended, and about which case. Its callbacks become what a call leaves that ended so. */
function prepareChangeEnding(db: Database): ChangeEnding {
  const writeEnding = prepareWriteEnding(db);
  const callbacks = prepareCloseCallbacks(db);
  return (ticketId, ending, caseTicketId) => {
    callbacks.reopen(ticketId);
    writeEnding(ticketId, ending, caseTicketId);
    callbacks.close(ticketId);
  };
}

function prepareWriteEnding(db: Database): ChangeEnding {
  const write = db.prepare<[string, number | null, number]>(
    'UPDATE ticket SET ending = ?, follows_ticket_id = ? WHERE id = ?',
  );
  return (ticketId, ending, caseTicketId) => {
    write.run(JSON.stringify(ending), caseTicketId, ticketId);
  };
}

/** Prepares to replay a correction, with what it changed of callbacks in use, unless the ending here is as new. */
export function prepareReplayCorrectedEnding(db: Database): TakeEnding {
  return prepareIfNewer(db, prepareChangeEnding(db));
}

/**
 * Prepares to take the corrected ending of the PC that made the call, unless the one here is as new. Callbacks come with the
 * ticket, as that PC has them.
 */
export function prepareTakeCorrectedEnding(db: Database): TakeEnding {
  return prepareIfNewer(db, prepareWriteEnding(db));
}

function prepareIfNewer(db: Database, change: ChangeEnding): TakeEnding {
  const isOlder = db.prepare<[number, number]>(
    `SELECT 1 FROM ticket
     WHERE id = ? AND state = 'recorded' AND coalesce(ending ->> '$.correctedAtMs', 0) < ?`,
  );
  return (ticketId, ending, caseTicketId) => {
    if (ending !== null && isOlder.get(ticketId, ending.correctedAtMs ?? 0) !== undefined)
      change(ticketId, ending, caseTicketId);
  };
}
