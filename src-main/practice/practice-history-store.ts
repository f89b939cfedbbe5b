import type { Database } from 'better-sqlite3';
import type { CallFields } from '../../shared/calls/call';
import type { PastTicket } from './practice-history';
import { getStatusAfter } from '../rows/tickets/ticket-status';

export type PracticeHistoryStore = ReturnType<typeof createPracticeHistoryStore>;

/** A past ticket with its ids in the database. */
export type NamedPastTicket = PastTicket & {
  readonly callId: string;
  readonly reference: string;
  readonly bodySha256: string;
  /** The fields as typed, if known. */
  readonly fields?: CallFields;
};

function sourceOf({ outcome, recorded }: NamedPastTicket): 'answer' | 'agent' | null {
  if (outcome.kind === 'created') return 'answer';
  return recorded === undefined ? null : 'agent';
}

/** Fills the practice database with a fictional history. */
export function createPracticeHistoryStore(db: Database) {
  const anyTicket = db.prepare('SELECT 1 FROM ticket LIMIT 1');
  const insertCall = db.prepare(
    `INSERT INTO call (id, fields, revision, status, began_at_ms, saved_at_ms)
     VALUES (@callId, @fields, 1, @status, @createdAtMs, @createdAtMs)`,
  );
  const insertTicket = db.prepare(
    `INSERT INTO ticket (call_id, reference, body, body_sha256, created_at_ms, state, last_outcome, case_number,
       case_number_source, recorded_at_ms, storehub_ticket_id)
     VALUES (@callId, @reference, @body, @bodySha256, @createdAtMs, @state, @outcome, @caseNumber, @source,
       @recordedAtMs, @storeHubTicketId)`,
  );
  const insertAttempt = db.prepare(
    `INSERT INTO attempt (ticket_id, number, started_at_ms, first_byte_at_ms, ended_at_ms, http_status, raw_answer,
       outcome)
     VALUES (@ticketId, 1, @createdAtMs, @firstByteAtMs, @endedAtMs, @httpStatus, @rawAnswer, @outcome)`,
  );

  function insert(past: NamedPastTicket): void {
    const { outcome } = past;
    const created = outcome.kind === 'created' ? outcome : null;
    const { recorded } = past;
    const row = {
      callId: past.callId,
      fields: JSON.stringify(past.fields ?? {}),
      reference: past.reference,
      body: JSON.stringify(past.request),
      bodySha256: past.bodySha256,
      createdAtMs: past.createdAtMs,
      outcome: JSON.stringify(outcome),
    };
    // Of a rejected ticket, the call was discarded: nothing is left to do when practice begins.
    insertCall.run({ ...row, status: outcome.kind === 'rejected' ? 'discarded' : 'sent' });
    const { lastInsertRowid } = insertTicket.run({
      ...row,
      state: recorded === undefined ? getStatusAfter(outcome.kind) : 'created',
      caseNumber: created?.caseNumber ?? recorded?.caseNumber ?? null,
      source: sourceOf(past),
      recordedAtMs: recorded?.atMs ?? null,
      storeHubTicketId: created?.storeHubTicketId ?? null,
    });
    insertAttempt.run({
      ...row,
      ticketId: lastInsertRowid,
      firstByteAtMs: outcome.kind === 'not-sent' ? null : past.createdAtMs,
      endedAtMs: past.endedAtMs,
      httpStatus: past.httpStatus,
      rawAnswer: past.rawAnswer,
    });
  }

  return {
    isEmpty: (): boolean => anyTicket.get() === undefined,
    fill: db.transaction((past: readonly NamedPastTicket[]): void => {
      for (const ticket of past) insert(ticket);
    }).immediate,
  };
}
