import type { AppError } from '../../../../shared/errors/app-error';
import type { Call, FieldFault } from '../../../../shared/calls/call';
import type { TicketDetail, TicketStatus } from '../../../../shared/history/ticket-summary-and-detail';
import type { TextKey } from '../../../i18n/use-text';
import { isEqualByValue } from '../session/is-equal-by-value';
import type { CallSession } from '../session/call-session';
import { isBlankCall } from '../../../../shared/calls/is-blank-call';

/**
 * An open call. `ticket` is the result of sending it, as far as known. `faults` prevented the last attempt to send;
 * they are shown until the next one.
 */
export type OpenCall = {
  /** The call as last saved. Only its session holds the fields. */
  readonly call: Omit<Call, 'fields'>;
  readonly session: CallSession;
  /** `sending` its next ticket, `ending` without one, or opening again after that. */
  readonly phase: 'open' | 'sending' | 'ending';
  readonly ticket: TicketDetail | null;
  /** The rejected ticket beside which the call has ended. It stays to be corrected. */
  readonly endedBeside: TicketDetail | null;
  /** Its outcome came while another call or another screen was shown. */
  readonly isUnseen: boolean;
  readonly faults: readonly FieldFault[];
  readonly error: AppError | null;
};

/** Whether the call can be edited: not sent yet, or rejected in its current form. */
export function isEditable(open: OpenCall): boolean {
  return open.phase === 'open' && (open.ticket === null || open.ticket.status === 'rejected');
}

/** Why a call that cannot be edited takes no action that would change or send it. */
export function explainNotEditable({ phase, ticket }: OpenCall): TextKey {
  if (phase === 'ending') return 'unavailable.ended';
  return ticket === null ? 'unavailable.beingSent' : explanations[ticket.status];
}

const explanations: Readonly<Record<TicketStatus, TextKey>> = {
  waiting: 'unavailable.inOutbox',
  'signed-out': 'unavailable.inOutbox',
  'account-blocked': 'unavailable.inOutbox',
  sending: 'unavailable.beingSent',
  // It is sent again.
  rejected: 'unavailable.beingSent',
  uncertain: 'unavailable.sentUncertain',
  created: 'unavailable.alreadySent',
  recorded: 'unavailable.ended',
};

/** Whether the ticket no longer needs its call. */
export function isFinished(open: OpenCall): boolean {
  return open.ticket !== null && open.ticket.status !== 'rejected';
}

/** Whether the call closes when the next one begins: the agent has seen how it ended. */
export function closesWithNextCall(open: OpenCall): boolean {
  return isFinished(open) && !open.isUnseen;
}

/** Whether nothing has been typed, and no incoming call was answered in it, so that the next call may use it. */
export function isUnused(open: OpenCall): boolean {
  return !isFinished(open) && isBlankCall(open.session.getFields());
}

/** Whether a call that was saved looks as it did: no screen shows when and how often a call was saved. */
export function looksSame(before: OpenCall['call'], { fields: _fields, ...after }: Call): boolean {
  const { revision, savedAtMs } = before;
  return isEqualByValue(before, { ...after, revision, savedAtMs });
}

/** The initial state of a call that the window opens. */
export function createOpenCall({ fields: _fields, ...call }: Call, session: CallSession): OpenCall {
  return {
    call,
    session,
    phase: call.isClosed === true ? 'sending' : 'open',
    ticket: null,
    endedBeside: null,
    isUnseen: call.isUnseen === true,
    faults: [],
    error: null,
  };
}

/** Whether StoreHub has answered, and the answer waits until the disk accepts it. */
export function isAnswered(error: AppError): boolean {
  return error.kind === 'database' && error.ticket === 'answer-not-saved';
}
