import type { TicketStatus } from '../../shared/history/ticket-history';
import type { Outcome, OutcomeKind } from '../../shared/outcome/attempt-outcome';

/** Where a ticket stands once an attempt has ended: `not sent` and `throttled` go on waiting. */
export function statusAfter(outcome: OutcomeKind): TicketStatus {
  return outcome === 'not-sent' || outcome === 'throttled' ? 'waiting' : outcome;
}

/** What became of it is known, and stays so: created or rejected. */
export function isSettled(state: TicketStatus): boolean {
  return state === 'created' || state === 'rejected';
}

/** What the outbox may send by itself, unless it is paused. */
export const queuedStatuses = ['waiting', 'signed-out', 'account-blocked'] as const satisfies TicketStatus[];

export function isQueued(state: TicketStatus): boolean {
  return queuedStatuses.some((queued) => queued === state);
}

/** In SQL, of a ticket: what another PC made is a record here and nothing more. */
export const isMadeHereSql = 'imported IS NULL';

/** In SQL, of the ticket with that id: no other ticket replaces it. */
export const isNotReplacedSql = (id: string): string =>
  `NOT EXISTS (SELECT 1 FROM ticket AS later WHERE later.replaces_ticket_id = ${id})`;

export const ticketIsNotReplacedSql = isNotReplacedSql('ticket.id');

/** The same as `isMadeHereSql` of an attempt: whether this PC made it. */
export const isAttemptedHereSql =
  'NOT EXISTS (SELECT 1 FROM ticket WHERE ticket.id = attempt.ticket_id AND imported IS NOT NULL)';

/** What an agent may deliberately send again. */
export const resendableStatuses = [...queuedStatuses, 'uncertain'] as const satisfies TicketStatus[];

const appStopped: Outcome = {
  kind: 'uncertain',
  reason: 'app-stopped-while-sending',
  errorCode: null,
  errorMessage: null,
  httpStatus: null,
  detail: null,
};

/** All that is known of an attempt that the end of the app cut off. */
export const cutOffAttempt = { outcome: appStopped, firstByteAtMs: null, httpStatus: null, rawAnswer: null };
