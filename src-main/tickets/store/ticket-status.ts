import type { TicketStatus } from '../../../shared/history/ticket-summary-and-detail';
import type { Outcome, OutcomeKind } from '../../../shared/outcome/attempt-outcome';

/** Returns a ticket's status after an attempt. After `not-sent` and `throttled`, the ticket keeps waiting. */
export function getStatusAfter(outcome: OutcomeKind): TicketStatus {
  return outcome === 'not-sent' || outcome === 'throttled' ? 'waiting' : outcome;
}

/** True for a final status: created, rejected, or recorded without a ticket. */
export function isSettled(status: TicketStatus): boolean {
  return status === 'created' || status === 'rejected' || status === 'recorded';
}

/** In SQL, for a ticket: its status is final. The negation is the condition of an index. */
export const isSettledSql = `state IN ('created', 'rejected', 'recorded')`;
export const isUnsettledSql = `state NOT IN ('created', 'rejected', 'recorded')`;

/** The statuses that the outbox sends by itself, unless it is paused. */
export const queuedStatuses = ['waiting', 'signed-out', 'account-blocked'] as const satisfies TicketStatus[];

export function isQueued(status: TicketStatus): boolean {
  return queuedStatuses.some((queued) => queued === status);
}

/** In SQL, for a ticket: this PC made it. A ticket of another PC is only a record here. */
export const isMadeHereSql = 'imported IS NULL';

/**
 * In SQL, behind FROM: the unsettled tickets of this PC, oldest first. They are sorted after their index was read: in the
 * order of the table, all tickets would be read.
 */
export const unsettledOldestFirstSql = `ticket WHERE ${isUnsettledSql} AND ${isMadeHereSql} ORDER BY +id`;

/** In SQL, for a ticket: the name of the PC from which the shared history brought it, or null. */
export const pcNameSql = `ticket.imported ->> '$.pcName'`;

/** In SQL, for a ticket: the server of the shared history did not bring it. */
export const isNotFromServerSql = `imported ->> '$.pcName' IS NULL`;

/** In SQL, for the ticket with this id: no other ticket replaces it. */
export const isNotReplacedSql = (id: string): string =>
  `NOT EXISTS (SELECT 1 FROM ticket AS later WHERE later.replaces_ticket_id = ${id})`;

export const ticketIsNotReplacedSql = isNotReplacedSql('ticket.id');

/** In SQL, for an attempt: this PC made it. */
export const isAttemptedHereSql =
  'NOT EXISTS (SELECT 1 FROM ticket WHERE ticket.id = attempt.ticket_id AND imported IS NOT NULL)';

/** The statuses that an agent may resend from. */
export const resendableStatuses = [...queuedStatuses, 'uncertain'] as const satisfies TicketStatus[];

const appStopped: Outcome = {
  kind: 'uncertain',
  reason: 'app-stopped-while-sending',
  errorCode: null,
  errorMessage: null,
  httpStatus: null,
  detail: null,
};

/** Everything that is known of an attempt that was cut off when the app ended. */
export const cutOffAttempt = { outcome: appStopped, firstByteAtMs: null, httpStatus: null, rawAnswer: null };
