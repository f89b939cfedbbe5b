import type { Database } from 'better-sqlite3';
import type { TicketDetail, TicketStatus } from '../../../shared/history/ticket-summary-and-detail';
import type { Outcome } from '../../../shared/outcome/attempt-outcome';
import { prepareAddCallback } from '../../rows/reminders/add-callback';
import { attemptColumns, toAttempt, type AttemptRow } from '../../rows/tickets/ticket-rows';
import { isQueued, getStatusAfter } from '../../rows/tickets/ticket-status';
import { cutOffAttempt } from './cut-off-attempt-outcome';
import { ticketIsNotReplacedSql } from '../../rows/tickets/ticket-conditions-sql';

/** The result of an attempt. Times are ms since 1970; `rawAnswer` is the exact body. */
export type EndedAttempt = {
  readonly attemptId: number;
  readonly outcome: Outcome;
  readonly firstByteAtMs: number | null;
  readonly endedAtMs: number;
  readonly httpStatus: number | null;
  readonly rawAnswer: string | null;
};

type AttemptWithTicket = {
  readonly ticket_id: number;
  readonly outcome: string | null;
  readonly state: TicketStatus;
  readonly is_replaced: number;
  readonly is_correction: number;
  readonly is_callback_promised: number | null;
};

/**
 * Writes the results of attempts and updates their tickets' status.
 * @param get reads a ticket after its attempt has ended
 */
export function prepareEndAttempt(db: Database, get: (ticketId: number) => TicketDetail | null) {
  const attemptById = db.prepare<[number], AttemptWithTicket>(
    `SELECT ticket_id, outcome, state, NOT ${ticketIsNotReplacedSql} AS is_replaced,
       replaces_ticket_id IS NOT NULL AS is_correction,
       (SELECT fields ->> '$.isCallbackPromised' FROM call WHERE call.id = call_id) AS is_callback_promised
     FROM attempt JOIN ticket ON ticket.id = ticket_id WHERE attempt.id = ?`,
  );
  const endAttempt = db.prepare(
    `UPDATE attempt SET outcome = @outcome, first_byte_at_ms = @firstByteAtMs, ended_at_ms = @endedAtMs,
       http_status = @httpStatus, raw_answer = @rawAnswer
     WHERE id = @attemptId`,
  );
  const lastOfKind = db.prepare<[number, string], AttemptRow>(
    `SELECT ${attemptColumns} FROM attempt WHERE ticket_id = ? AND outcome ->> '$.kind' = ?
     ORDER BY number DESC LIMIT 1`,
  );
  const settle = db.prepare(
    `UPDATE ticket SET state = @state, last_outcome = @outcome, case_number = @caseNumber,
       case_number_source = @source, storehub_ticket_id = @storeHubTicketId
     WHERE id = @ticketId`,
  );
  const replaceLastOutcome = db.prepare(
    'UPDATE ticket SET last_outcome = @to WHERE id = @ticketId AND last_outcome = @from',
  );
  const reopenCall = db.prepare(
    `UPDATE call SET status = 'open', discard_order = NULL
     WHERE status IN ('sent', 'discarded') AND id = (SELECT call_id FROM ticket WHERE id = ?)`,
  );
  const closeReopenedCall = db.prepare(
    `UPDATE call SET status = 'sent', discard_order = NULL
     WHERE status <> 'sent' AND id = (SELECT call_id FROM ticket WHERE id = ?)`,
  );
  const oweCallback = prepareAddCallback(db);
  // The first attempt of a ticket that is sent at once begins as the ticket is made.
  const waitedAndWasRejected = db.prepare<[number]>(
    `WITH RECURSIVE rejected (id) AS (
       SELECT replaces_ticket_id FROM ticket WHERE id = ?
       UNION SELECT replaces_ticket_id FROM ticket JOIN rejected USING (id))
     SELECT 1 FROM rejected JOIN ticket USING (id) JOIN attempt ON attempt.ticket_id = ticket.id
     WHERE attempt.started_at_ms <> ticket.created_at_ms LIMIT 1`,
  );

  /** Returns the outcome of the ticket's last attempt of this kind, if there is one. */
  function findLastOutcome(ticketId: number, kind: Outcome['kind']): Outcome | null {
    const row = lastOfKind.get(ticketId, kind);
    return row === undefined ? null : toAttempt(row).outcome;
  }

  function settleBy(ticketId: number, outcome: Outcome, state = getStatusAfter(outcome.kind)): void {
    const created = outcome.kind === 'created' ? outcome : null;
    settle.run({
      ticketId,
      state,
      outcome: JSON.stringify(outcome),
      caseNumber: created?.caseNumber ?? null,
      source: created === null ? null : 'answer',
      storeHubTicketId: created?.storeHubTicketId ?? null,
    });
  }

  function write(ended: EndedAttempt): void {
    endAttempt.run({ ...ended, outcome: JSON.stringify(ended.outcome) });
  }

  function end(ended: EndedAttempt, ticketId: number): void {
    write(ended);
    const { outcome } = ended;
    // The answer to an attempt that counted as cut off can arrive while the next attempt runs.
    const created = outcome.kind === 'created' ? null : findLastOutcome(ticketId, 'created');
    // A ticket that may exist must not wait to be sent: the agent's decision to resend allows exactly one attempt.
    const uncertain = isQueued(getStatusAfter(outcome.kind)) ? findLastOutcome(ticketId, 'uncertain') : null;
    settleBy(ticketId, created ?? uncertain ?? outcome);
  }

  /** Applies a late "created" with all its consequences: it is true, however late the app learns it. */
  function endLate(ended: EndedAttempt, existing: AttemptWithTicket): void {
    const { ticket_id: ticketId, state, outcome: from } = existing;
    // Another ticket has replaced it and has its own case number.
    if (state === 'rejected' && existing.is_replaced === 1) return;
    write(ended);
    replaceLastOutcome.run({ ticketId, from, to: JSON.stringify(ended.outcome) });
    if (state === 'created' || state === 'sending') return;
    settleBy(ticketId, ended.outcome);
    closeReopenedCall.run(ticketId);
    oweCallback(ticketId, ended.endedAtMs);
  }

  return {
    reopenCall,

    /**
     * Writes the outcome of an attempt. While the caller is on the line, a rejected ticket's call reopens for correction.
     * Afterwards, a created ticket gets a callback; so does one whose caller was promised a call. A known outcome stays,
     * except that "created" replaces the outcome of an attempt that counted as cut off.
     * @returns the ticket, or null if the attempt does not exist
     */
    endAttempt: db.transaction((ended: EndedAttempt, isCallerWaiting: boolean): TicketDetail | null => {
      const existing = attemptById.get(ended.attemptId);
      if (existing === undefined) return null;
      const { ticket_id: ticketId } = existing;
      if (existing.outcome !== null) {
        if (ended.outcome.kind === 'created' && isCutOff(existing.outcome)) endLate(ended, existing);
        return get(ticketId);
      }
      end(ended, ticketId);
      if (isCallerWaiting && ended.outcome.kind === 'rejected') reopenCall.run(ticketId);
      const isPromised =
        !isCallerWaiting ||
        existing.is_callback_promised === 1 ||
        (existing.is_correction === 1 && waitedAndWasRejected.get(ticketId) !== undefined);
      if (isPromised && ended.outcome.kind === 'created') oweCallback(ticketId, ended.endedAtMs);
      return get(ticketId);
    }).immediate,
  };
}

function isCutOff(outcome: string): boolean {
  const { kind, reason } = JSON.parse(outcome) as { readonly kind: string; readonly reason?: string };
  return kind === cutOffAttempt.outcome.kind && reason === cutOffAttempt.outcome.reason;
}
