import type { TicketState } from '../../shared/history/ticket-history';
import type { Outcome, OutcomeKind } from '../../shared/outcome/attempt-outcome';

/** Where a ticket stands once an attempt has ended: `not sent` and `throttled` go on waiting. */
export function stateAfter(outcome: OutcomeKind): TicketState {
  return outcome === 'not sent' || outcome === 'throttled' ? 'waiting' : outcome;
}

/** What became of it is known, and stays so: created or rejected. */
export function isSettled(state: TicketState): boolean {
  return state === 'created' || state === 'rejected';
}

/** What the outbox may send by itself, once nothing halts it. */
export const queuedStates = ['waiting', 'signed out', 'account blocked'] as const satisfies TicketState[];

export function isQueued(state: TicketState): boolean {
  return queuedStates.some((queued) => queued === state);
}

/** In SQL, of a ticket: what another PC made is a record here and nothing more. */
export const madeHere = 'imported IS NULL';

/** In SQL, of the ticket with that id: a rejected one that was mended lives on in the one that replaced it. */
export const notReplacedIs = (id: string): string =>
  `NOT EXISTS (SELECT 1 FROM ticket AS later WHERE later.replaces_ticket_id = ${id})`;

export const notReplaced = notReplacedIs('ticket.id');

/** The same as `madeHere` of an attempt: whether this PC made it. */
export const attemptedHere =
  'NOT EXISTS (SELECT 1 FROM ticket WHERE ticket.id = attempt.ticket_id AND imported IS NOT NULL)';

/** What an agent may deliberately send again. */
export const resendableStates = [...queuedStates, 'uncertain'] as const satisfies TicketState[];

const appStopped: Outcome = {
  kind: 'uncertain',
  reason: 'app stopped while sending',
  errorCode: null,
  errorMessage: null,
  httpStatus: null,
  detail: null,
};

/** All that is known of an attempt that the end of the app cut off. */
export const cutOff = { outcome: appStopped, firstByteAtMs: null, httpStatus: null, rawAnswer: null };
