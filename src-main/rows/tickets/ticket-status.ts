import type { TicketStatus } from '../../../shared/history/ticket-summary-and-detail';
import type { OutcomeKind } from '../../../shared/outcome/attempt-outcome';

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

/** The statuses that an agent may resend from. */
export const resendableStatuses = [...queuedStatuses, 'uncertain'] as const satisfies TicketStatus[];
