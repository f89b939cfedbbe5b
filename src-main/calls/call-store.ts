import type { Database } from 'better-sqlite3';
import {
  blankCallFields,
  type Call,
  discardedCallDays,
  type CallFields,
  type DiscardedCall,
  type FieldHistory,
} from '../../shared/calls/call';
import type { CallStatus } from '../../shared/calls/call-status';
import { isBlankCall } from '../../shared/calls/is-blank-call';
import { correctEndingWithinMs } from '../../shared/calls/call-ending';
import type { FollowedTicket } from '../../shared/tickets/related-ticket';
import { createCorruptionError } from '../db/database-error';
import { selectChecksummed, verifyRow } from '../db/row-checksums';
import { keepRedactedSql } from '../rows/calls/redacted-call-sql';
import { isUnfinishedCallSql } from '../rows/calls/call-conditions-sql';
import { isMadeHereSql } from '../rows/tickets/ticket-conditions-sql';
import { summaryColumns, toSummary, type SummaryRow } from '../rows/tickets/ticket-rows';
import { prepareFindCallsToResume } from './find-calls-to-resume';
import { parseStoredCallFields } from './parse-stored-call-fields';
import { prepareShowCall } from './show-call';
import { prepareUndoEnding, prepareUndoNoAnswer, type OpenedAgain, type ReopenedCall } from './undo-ending';
import { updateFieldHistory } from './update-field-history';

export type CallStore = ReturnType<typeof createCallStore>;

/**
 * Limits for all open calls together. An agent has some dozens. The app reads every open call at its start, so the
 * limits keep the start short.
 */
export const maxOpenCalls = 500;
export const maxOpenCallsBytes = 8_000_000;

/** A form that was blank for longer, for a night say, was opened for no caller yet: the call begins with its first word. */
const maxGreetingMs = 600_000;

/** More discarded calls than an agent looks through. */
const maxListedDiscards = 1000;
const maxListedText = 120;

/** A row of the `call` table. */
type CallRow = {
  seq: number;
  id: string;
  fields: string;
  field_history: string;
  revision: number;
  status: CallStatus;
  began_at_ms: number;
  saved_at_ms: number;
  follows_ticket_id: number | null;
  discarded_at_ms: number | null;
  checksum: string;
};

const selectCall = `SELECT seq, ${selectChecksummed('call')} FROM call`;

/** Stores calls. Every write is on disk when the method returns. Times are ms since 1970. */
export function createCallStore(db: Database) {
  const byId = db.prepare<[string], CallRow>(`${selectCall} WHERE id = ?`);
  const unfinished = db.prepare<[], CallRow>(`${selectCall} WHERE ${isUnfinishedCallSql} ORDER BY seq`);
  const discarded = db.prepare<[number], CallRow>(
    `${selectCall} WHERE discard_order IS NOT NULL AND status = 'discarded' AND revision > 0 AND discarded_at_ms >= ?
     ORDER BY discard_order DESC LIMIT ${maxListedDiscards}`,
  );
  const insert = db.prepare(
    `INSERT INTO call (id, fields, revision, status, began_at_ms, saved_at_ms) VALUES (?, ?, 0, 'open', ?, ?)`,
  );
  const save = db.prepare(
    `UPDATE call SET fields = ${keepRedactedSql('?')}, field_history = ?, revision = revision + 1,
       saved_at_ms = ?, began_at_ms = ? WHERE id = ? AND status IN ('open', 'parked')`,
  );
  const ticketOf = db.prepare<[string], SummaryRow>(
    `SELECT ${summaryColumns} FROM ticket WHERE call_id = ? ORDER BY id DESC LIMIT 1`,
  );
  const ticketIdOf = db
    .prepare<[string], number>('SELECT id FROM ticket WHERE call_id = ? ORDER BY id DESC LIMIT 1')
    .pluck();
  const ticketById = db.prepare<[number], SummaryRow>(`SELECT ${summaryColumns} FROM ticket WHERE id = ?`);
  const follow = db.prepare(
    `UPDATE call SET follows_ticket_id = @ticketId
     WHERE id = @id AND status IN ('open', 'parked')
       AND (@ticketId IS NULL OR EXISTS (SELECT 1 FROM ticket WHERE ticket.id = @ticketId))`,
  );
  const countOnScreen = db.prepare('UPDATE call SET on_screen_ms = on_screen_ms + ? WHERE id = ?');
  const move = db.prepare(
    `UPDATE call SET status = @to,
       discard_order = CASE WHEN @to = 'discarded'
         THEN (SELECT coalesce(max(discard_order), 0) + 1 FROM call WHERE discard_order IS NOT NULL) END,
       discarded_at_ms = CASE WHEN @to = 'discarded' THEN @nowMs END
     WHERE id = @id AND status IN (SELECT value FROM json_each(@from))`,
  );

  const undoEnding = prepareUndoEnding(db);
  const undoNoAnswer = prepareUndoNoAnswer(db);
  const endedOf = db.prepare<[number], { atMs: number; isMadeHere: number }>(
    `SELECT created_at_ms AS atMs, ${isMadeHereSql} AS isMadeHere FROM ticket WHERE id = ?`,
  );

  /** @throws if the call, or a ticket that it names, is missing or does not match its checksum */
  function callOf(row: CallRow): Call {
    const { follows_ticket_id: followsId, ...call } = verifyRow('call', row);
    const ticket = ticketOf.get(call.id);
    const followed = followsId === null ? null : ticketById.get(followsId);
    if (followed === undefined) throw createCorruptionError('the ticket that a call follows is missing');
    return {
      id: call.id,
      seq: call.seq,
      fields: parseStoredCallFields(call.fields),
      revision: call.revision,
      isParked: call.status === 'parked',
      beganAtMs: call.began_at_ms,
      savedAtMs: call.saved_at_ms,
      ticketId: ticket === undefined ? null : toSummary(ticket).id,
      follows: followed && linkTo(followed),
    };
  }

  const countOpen = db.prepare<[], number>(`SELECT count(*) FROM call WHERE ${isUnfinishedCallSql}`).pluck();
  const bytesOfOpen = db
    .prepare<[], number>(
      `SELECT coalesce(sum(octet_length(fields) + octet_length(field_history)), 0)
       FROM call WHERE ${isUnfinishedCallSql}`,
    )
    .pluck();
  const fieldBytesOf = db
    .prepare<[string], number>('SELECT octet_length(fields) FROM call WHERE id = ?')
    .pluck();

  function get(id: string): Call | null {
    const row = byId.get(id);
    return row === undefined ? null : callOf(row);
  }

  function moveTo(id: string, from: readonly CallStatus[], to: CallStatus, nowMs = 0): Call | null {
    const { changes } = move.run({ id, to, from: JSON.stringify(from), nowMs });
    return changes === 0 ? null : get(id);
  }

  function saveFields(id: string, fields: CallFields, nowMs: number): Call | null {
    const before = byId.get(id);
    if (before === undefined) return null;
    verifyRow('call', before);
    const fieldsBefore = parseStoredCallFields(before.fields);
    const fieldHistory = updateFieldHistory(
      JSON.parse(before.field_history) as FieldHistory,
      fieldsBefore,
      fields,
    );
    const wasLongBlank = isBlankCall(fieldsBefore) && nowMs - before.began_at_ms > maxGreetingMs;
    const beganAtMs = wasLongBlank ? nowMs : before.began_at_ms;
    const { changes } = save.run(JSON.stringify(fields), JSON.stringify(fieldHistory), nowMs, beganAtMs, id);
    return changes === 0 ? null : get(id);
  }

  return {
    get,

    /** See `prepareFindCallsToResume` and `prepareShowCall`. */
    findToResume: prepareFindCallsToResume(db),
    show: db.transaction(prepareShowCall(db)).immediate,

    /** Returns all open and parked calls, in the order in which they began. */
    unfinished: (): Call[] => unfinished.all().map(callOf),

    /** Returns those of these calls that were sent, or ended without a ticket. */
    closed: (ids: readonly string[]): Call[] =>
      ids.flatMap((id) => {
        const row = byId.get(id);
        return row?.status === 'sent' ? callOf(row) : [];
      }),

    /** Returns 'full' and begins no call if the maximum number is open. */
    begin: db.transaction((id: string, nowMs: number): Call | 'full' => {
      if ((countOpen.get() ?? 0) >= maxOpenCalls) return 'full';
      insert.run(id, JSON.stringify(blankCallFields), nowMs, nowMs);
      return callOf(byId.get(id) as CallRow);
    }).immediate,

    /** Begins a call with these fields. Returns the reason of refusal, and begins none, at one of the limits. */
    beginWith: db.transaction(
      (
        id: string,
        fields: CallFields,
        nowMs: number,
      ): Call | 'open-call-list-full' | 'open-calls-full' | null => {
        if ((countOpen.get() ?? 0) >= maxOpenCalls) return 'open-call-list-full';
        const bytes = Buffer.byteLength(JSON.stringify(fields));
        if ((bytesOfOpen.get() ?? 0) + bytes > maxOpenCallsBytes) return 'open-calls-full';
        insert.run(id, JSON.stringify(blankCallFields), nowMs, nowMs);
        return saveFields(id, fields, nowMs);
      },
    ).immediate,

    /** Returns null and writes nothing if the call is unknown, discarded or already sent. */
    save: db.transaction(saveFields).immediate,

    /**
     * Like `save`, but returns 'full' and writes nothing if the call grows and all open calls together exceed the
     * limit.
     */
    saveWithinLimit: db.transaction((id: string, fields: CallFields, nowMs: number): Call | 'full' | null => {
      const growth = Buffer.byteLength(JSON.stringify(fields)) - (fieldBytesOf.get(id) ?? 0);
      const isFull = growth > 0 && (bytesOfOpen.get() ?? 0) + growth > maxOpenCallsBytes;
      return isFull ? 'full' : saveFields(id, fields, nowMs);
    }).immediate,

    fieldHistory(id: string): FieldHistory | null {
      const call = byId.get(id);
      return call === undefined ? null : (JSON.parse(verifyRow('call', call).field_history) as FieldHistory);
    },

    /** Returns null if the call cannot be changed or the ticket does not exist. */
    setFollowUp: (id: string, ticketId: number | null): Call | null =>
      follow.run({ id, ticketId }).changes === 0 ? null : get(id),

    /**
     * Adds to the time that the call was on the screen, in ms.
     * @returns the id of the call's ticket, or null
     */
    addScreenTime(id: string, ms: number): number | null {
      countOnScreen.run(ms, id);
      return ticketIdOf.get(id) ?? null;
    },

    /**
     * See `prepareUndoEnding`. Returns 'of-other-pc' for a call of another PC, 'too-old' for an ending that is not
     * recent, and 'full' at the maximum of open calls.
     */
    undoEnding: db.transaction(
      (
        ticketId: number,
        opened: OpenedAgain,
        note: string | null = null,
        isNoteShown: boolean = true,
        askedAboutCase: string = '',
      ): ReopenedCall | 'full' | 'of-other-pc' | 'too-old' | null => {
        const ended = endedOf.get(ticketId);
        if (ended?.isMadeHere === 0) return 'of-other-pc';
        if ((ended?.atMs ?? opened.atMs) < opened.atMs - correctEndingWithinMs) return 'too-old';
        const isFull = (countOpen.get() ?? 0) >= maxOpenCalls;
        return isFull ? 'full' : undoEnding(ticketId, opened, note, isNoteShown, askedAboutCase);
      },
    ).immediate,

    /** See `prepareUndoNoAnswer`. Returns null for an ending that is not recent, too. */
    undoNoAnswer: db.transaction((ticketId: number, opened: OpenedAgain): ReopenedCall | null => {
      const atMs = endedOf.get(ticketId)?.atMs ?? 0;
      return atMs < opened.atMs - correctEndingWithinMs ? null : undoNoAnswer(ticketId, opened);
    }).immediate,

    park: (id: string, isParked: boolean): Call | null =>
      moveTo(id, ['open', 'parked'], isParked ? 'parked' : 'open'),

    discard: (id: string, nowMs: number): Call | null => moveTo(id, ['open', 'parked'], 'discarded', nowMs),

    /** Returns the calls that were discarded in the last 30 days, newest first, except empty ones. */
    discarded: (nowMs: number): DiscardedCall[] =>
      discarded.all(nowMs - discardedCallDays * 86_400_000).map(toDiscardedCall),

    /**
     * Opens a discarded call. Returns null for a call that is listed no more, and the reason of refusal at the maximum of open
     * calls, or if all of them together would exceed the limit.
     */
    restore: db.transaction(
      (id: string, nowMs: number): Call | 'open-call-list-full' | 'open-calls-full' | null => {
        const wanted = byId.get(id);
        const discardedAtMs = wanted?.discarded_at_ms ?? wanted?.saved_at_ms ?? 0;
        if (wanted === undefined || discardedAtMs < nowMs - discardedCallDays * 86_400_000) return null;
        if ((countOpen.get() ?? 0) >= maxOpenCalls) return 'open-call-list-full';
        const bytes = Buffer.byteLength(wanted.fields) + Buffer.byteLength(wanted.field_history);
        return (bytesOfOpen.get() ?? 0) + bytes > maxOpenCallsBytes
          ? 'open-calls-full'
          : moveTo(wanted.id, ['discarded'], 'open');
      },
    ).immediate,
  };
}

function linkTo(row: SummaryRow): FollowedTicket {
  const { id, reference, caseNumber, status, createdAtMs, issue } = toSummary(row);
  const related = { id, reference, caseNumber };
  return status === 'recorded' ? { ...related, neverSent: { createdAtMs, issue } } : related;
}

function toDiscardedCall(row: CallRow): DiscardedCall {
  const { id, fields, saved_at_ms: savedAtMs, discarded_at_ms: discardedAtMs } = verifyRow('call', row);
  const { phone, name, storeName, issue, quickEntryText } = parseStoredCallFields(fields);
  return {
    id,
    phone: phone.slice(0, maxListedText),
    name: name.slice(0, maxListedText),
    storeName: storeName.slice(0, maxListedText),
    issue: (issue || quickEntryText).slice(0, maxListedText),
    discardedAtMs: discardedAtMs ?? savedAtMs,
  };
}
