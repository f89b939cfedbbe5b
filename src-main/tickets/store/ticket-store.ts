import type { Database } from 'better-sqlite3';
import {
  areNotesWithinLimits,
  type TicketDetail,
  type Attempt,
  type TicketStatus,
  type TicketSummary,
} from '../../../shared/history/ticket-summary-and-detail';
import { verifyContent } from '../../rows/tickets/content-hash';
import { prepareEndAttempt } from './end-attempt';
import type { IncidentLinkRecord } from '../../../shared/incidents/incident';
import { prepareLinkCallToIncident } from '../../rows/incidents/link-call-to-incident';
import { prepareCloseCallbacks } from '../../rows/reminders/close-callbacks';
import { prepareCorrectEnding } from './correct-ending';
import { prepareEndCall } from './write-call-ending';
import { prepareCaseNumberInFollowUpLine } from './case-number-in-follow-up-line';
import { prepareFindCaseNumberDoubts } from './find-case-number-doubts';
import { prepareRecordCaseNumber } from './record-case-number';
import { prepareTicketDetails } from './ticket-details';
import {
  attemptColumns,
  toAttempt,
  summaryColumns,
  toSummary,
  type AttemptRow,
  type SummaryRow,
} from '../../rows/tickets/ticket-rows';
import { isUnsettledSql, queuedStatuses } from '../../rows/tickets/ticket-status';
import { cutOffAttempt } from './cut-off-attempt-outcome';
import {
  isAttemptedHereSql,
  isMadeHereSql,
  needsCorrectionSql,
} from '../../rows/tickets/ticket-conditions-sql';
import type { NewTicketInput } from './new-ticket-input';
import { keepRedactedSql } from '../../rows/calls/redacted-call-sql';
import { getNoteOfUndoneEnding } from '../../rows/calls/get-note-of-undone-ending';
import { prepareOutboxCounts } from './outbox-counts';

export type TicketStore = ReturnType<typeof createTicketStore>;

/**
 * An attempt that is on disk and may be sent. `body` is the text to send; `newNote` the note, if one was written, of how it
 * differs from the ticket's.
 */
export type BegunAttempt = {
  readonly attemptId: number;
  readonly ticketId: number;
  readonly body: string;
  readonly reference: string;
  readonly number: number;
  readonly newNote?: string;
};

/** `isNew` is false for a ticket that the call already had: then there is no attempt. */
export type MadeTicket = {
  readonly ticketId: number;
  readonly isNew: boolean;
  readonly attempt: BegunAttempt | null;
  readonly reference: string;
  /** The references of the tickets that it replaces and follows. */
  readonly replaces: string | null;
  readonly follows: string | null;
  /** Its link to an incident, if only a record of the link tells the time of it. */
  readonly link?: IncidentLinkRecord;
  /** It closed a reminder. */
  readonly isReminderDone?: boolean;
};

/** The tickets and their attempts. Every write is one transaction and on disk when the method returns. */
export function createTicketStore(db: Database) {
  const get = prepareTicketDetails(db);
  const { endAttempt, reopenCall } = prepareEndAttempt(db, get);
  const lastOfCall = db.prepare<
    [string],
    { id: number; state: TicketStatus; reference: string; isMadeHere: number }
  >(
    `SELECT id, state, reference, ${isMadeHereSql} AS isMadeHere FROM ticket WHERE call_id = ? ORDER BY id DESC LIMIT 1`,
  );
  const insertTicket = db.prepare<unknown[], { ticketId: number; follows: string | null }>(
    `INSERT INTO ticket (call_id, reference, body, body_sha256, created_at_ms, replaces_ticket_id, follows_ticket_id, state, agent)
     SELECT id, @reference, @body, @bodySha256, @nowMs, @replaces, follows_ticket_id, 'waiting', @agent FROM call WHERE id = @callId
     RETURNING id AS ticketId,
       (SELECT reference FROM ticket AS followed WHERE followed.id = ticket.follows_ticket_id) AS follows`,
  );
  const freeReference = db
    .prepare<[string], string>(
      `SELECT value FROM json_each(?)
       WHERE NOT EXISTS (SELECT 1 FROM ticket WHERE reference = value) ORDER BY key LIMIT 1`,
    )
    .pluck();
  const closeCall = db.prepare(
    `UPDATE call SET fields = ${keepRedactedSql('?')}, revision = revision + 1, saved_at_ms = ?, status = 'sent'
     WHERE id = ? AND status <> 'discarded'`,
  );
  const promiseCallback = db.prepare(
    `UPDATE call SET fields = json_set(fields, '$.isCallbackPromised', json('true'))
     WHERE id = ? AND status IN ('sent', 'discarded')`,
  );
  const insertAttempt = db.prepare<unknown[], { attemptId: number; number: number }>(
    `INSERT INTO attempt (ticket_id, number, started_at_ms)
     SELECT @ticketId, coalesce(max(number), 0) + 1, @nowMs FROM attempt WHERE ticket_id = @ticketId
     RETURNING id AS attemptId, number`,
  );
  const setState = db.prepare('UPDATE ticket SET state = ? WHERE id = ?');
  const bodyIfIn = db.prepare<[number, string], { body: string; body_sha256: string; reference: string }>(
    `SELECT body, body_sha256, reference FROM ticket
     WHERE id = ? AND state IN (SELECT value FROM json_each(?)) AND ${isMadeHereSql}`,
  );
  const notesOf = db.prepare<[number], { text: string }>('SELECT text FROM note WHERE ticket_id = ?');
  const insertNote = db.prepare(
    'INSERT INTO note (ticket_id, text, written_at_ms) SELECT id, ?, ? FROM ticket WHERE id = ?',
  );
  const nameOfAttempt = db.prepare<[number], { reference: string; number: number }>(
    `SELECT ticket.reference, attempt.number FROM attempt JOIN ticket ON ticket.id = attempt.ticket_id
     WHERE attempt.id = ?`,
  );
  const underWay = db.prepare<[], { id: number; started_at_ms: number }>(
    'SELECT id, started_at_ms FROM attempt WHERE outcome IS NULL ORDER BY id',
  );
  const inStates = db.prepare<[string], SummaryRow>(
    `SELECT ${summaryColumns} FROM ticket
     WHERE ${isUnsettledSql} AND state IN (SELECT value FROM json_each(?)) AND ${isMadeHereSql}
     ORDER BY id`,
  );
  const rejected = db.prepare<[], SummaryRow>(
    `SELECT ${summaryColumns} FROM ticket WHERE ${needsCorrectionSql} ORDER BY id`,
  );
  // What holds the outbox back is an outcome of a ticket that still waits. Older attempts may be a million of other PCs.
  const lastCertainAttemptHere = db.prepare<[], AttemptRow>(
    `SELECT ${attemptColumns} FROM attempt WHERE outcome ->> '$.kind' <> 'uncertain'
       AND ${isAttemptedHereSql}
       AND id >= (SELECT max(own.id) FROM ticket CROSS JOIN attempt AS own ON own.ticket_id = ticket.id
         WHERE ${isUnsettledSql} AND ${isMadeHereSql} AND own.outcome ->> '$.kind' <> 'uncertain')
     ORDER BY id DESC LIMIT 1`,
  );
  const nextQueued = db
    .prepare<[string, string], number>(
      `SELECT id FROM ticket
       WHERE ${isUnsettledSql} AND state IN (SELECT value FROM json_each(?))
         AND id NOT IN (SELECT value FROM json_each(?)) AND ${isMadeHereSql} ORDER BY id LIMIT 1`,
    )
    .pluck();

  /** Returns null and writes nothing if the ticket's status is not one of `from`. */
  function beginAttempt(ticketId: number, from: readonly TicketStatus[], nowMs: number): BegunAttempt | null {
    const ticket = bodyIfIn.get(ticketId, JSON.stringify(from));
    if (ticket === undefined) return null;
    const toSend = nameFollowedCase(ticketId, verifyContent(ticket.body, ticket.body_sha256));
    setState.run('sending', ticketId);
    const begun = insertAttempt.get({ ticketId, nowMs });
    if (begun === undefined) throw new Error('an attempt without a row');
    const { body, newNote } = toSend;
    if (newNote !== null) insertNote.run(newNote, nowMs, ticketId);
    return { ...begun, ticketId, body, reference: ticket.reference, ...(newNote !== null && { newNote }) };
  }

  const nameFollowedCase = prepareCaseNumberInFollowUpLine(db);
  const linkToIncident = prepareLinkCallToIncident(db);
  const callbacks = prepareCloseCallbacks(db);

  function requireFreeReference(references: readonly string[]): string {
    const reference = freeReference.get(JSON.stringify(references));
    if (reference === undefined) throw new Error('every reference offered is taken');
    return reference;
  }

  return {
    get,

    /** See `prepareEndCall`. */
    endCall: db.transaction(prepareEndCall(db, requireFreeReference)).immediate,
    /** See `prepareCorrectEnding`. */
    correctEnding: db.transaction(prepareCorrectEnding(db)).immediate,

    /**
     * Creates the ticket of a call and, if `sendNow`, its first attempt, before any byte leaves. A call that already
     * has a ticket that was not rejected gets no second one: the result then has that ticket's id and no attempt.
     */
    make: db.transaction((ticket: NewTicketInput, sendNow: boolean): MadeTicket | null => {
      const last = lastOfCall.get(ticket.callId);
      if (last !== undefined && (last.state !== 'rejected' || last.isMadeHere === 0)) {
        const { id: ticketId, reference } = last;
        return { ticketId, isNew: false, attempt: null, reference, replaces: null, follows: null };
      }
      if (closeCall.run(JSON.stringify(ticket.fields), ticket.nowMs, ticket.callId).changes === 0)
        return null;
      const reference = requireFreeReference(ticket.references);
      const { fields: _fields, references: _references, ...row } = ticket;
      const inserted = insertTicket.get({ ...row, reference, replaces: last?.id ?? null });
      if (inserted === undefined) throw new Error('a ticket without a row');
      const link = linkToIncident(ticket.callId, ticket.fields, ticket.nowMs);
      const isReminderDone = callbacks.close(inserted.ticketId);
      const note = getNoteOfUndoneEnding(ticket.fields);
      if (note !== null) insertNote.run(note, ticket.nowMs, inserted.ticketId);
      return {
        ...inserted,
        isNew: true,
        attempt: sendNow ? beginAttempt(inserted.ticketId, ['waiting'], ticket.nowMs) : null,
        reference,
        replaces: last?.reference ?? null,
        ...(link !== null && link.changedAtMs !== ticket.nowMs && { link }),
        ...(isReminderDone && { isReminderDone }),
      };
    }).immediate,

    /** Returns the first free reference, for a ticket whose remark contains it. Null if all are taken. */
    freeReference: (references: readonly string[]): string | null =>
      freeReference.get(JSON.stringify(references)) ?? null,

    beginAttempt: db.transaction(beginAttempt).immediate,

    /** Returns the reference and the number of an attempt. */
    nameOfAttempt: (attemptId: number): { reference: string; number: number } | null =>
      nameOfAttempt.get(attemptId) ?? null,

    /** See `prepareEndAttempt`. */
    endAttempt,

    /**
     * Reopens the call of a rejected ticket. A call that was closed has lost its caller, who gets a callback with the case
     * number. Returns the call's id, or null if the ticket is not rejected or is already replaced.
     */
    reopen: db.transaction((ticketId: number): string | null => {
      const ticket = get(ticketId);
      if (ticket?.status !== 'rejected' || ticket.replacedBy !== null || ticket.imported !== undefined)
        return null;
      promiseCallback.run(ticket.callId);
      reopenCall.run(ticketId);
      return ticket.callId;
    }).immediate,

    recordCaseNumber: prepareRecordCaseNumber(db, get),

    /** See `prepareFindCaseNumberDoubts`. */
    caseNumberDoubts: prepareFindCaseNumberDoubts(db),

    /** Returns null if the ticket does not exist, 'full' if it has no room for the note. */
    addNote: db.transaction((ticketId: number, text: string, nowMs: number): TicketDetail | 'full' | null => {
      if (!areNotesWithinLimits([...notesOf.all(ticketId), { text }])) return 'full';
      return insertNote.run(text, nowMs, ticketId).changes === 0 ? null : get(ticketId);
    }).immediate,

    /**
     * Runs at the start of the app. An attempt without an outcome was cut off when the app ended, so it is unknown
     * whether StoreHub has the ticket. Returns the number of attempts that became uncertain.
     */
    recover: db.transaction((nowMs: number): number => {
      const attempts = underWay.all();
      for (const { id } of attempts) endAttempt({ ...cutOffAttempt, attemptId: id, endedAtMs: nowMs }, true);
      return attempts.length;
    }).immediate,

    /** The waiting tickets, in sending order. */
    queued: (): TicketSummary[] => inStates.all(JSON.stringify(queuedStatuses)).map(toSummary),
    waitingCounts: prepareOutboxCounts(db),
    uncertain: (): TicketSummary[] => inStates.all(JSON.stringify(['uncertain'])).map(toSummary),
    /** The rejected tickets that nobody has dealt with, oldest first. */
    rejected: (): TicketSummary[] => rejected.all().map(toSummary),

    /**
     * Returns the newest attempt whose outcome shows whether StoreHub accepts this PC, which an uncertain one does not.
     * Null if no ticket that still waits has ever had one.
     */
    lastCertainAttemptHere: (): Attempt | null => {
      const last = lastCertainAttemptHere.get();
      return last === undefined ? null : toAttempt(last);
    },

    nextQueued: (except: readonly number[] = []): number | null =>
      nextQueued.get(JSON.stringify(queuedStatuses), JSON.stringify(except)) ?? null,
  };
}
