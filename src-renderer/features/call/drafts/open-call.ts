import type { AppError } from '../../../../shared/errors/app-error';
import type { Call, FieldFault } from '../../../../shared/calls/call';
import type { TicketDetail } from '../../../../shared/history/ticket-history';
import type { CallSession } from '../session/call-session';
import { isBlankCall } from './is-blank-call';

/**
 * A call on the desk. `ticket` is what came of sending it, as far as it is known. `faults` are those that kept
 * the last try from being sent; they are shown until the next try.
 */
export type OpenCall = {
  /** As it was saved last. Its fields stand in its session alone. */
  readonly call: Omit<Call, 'fields'>;
  readonly session: CallSession;
  readonly isSending: boolean;
  readonly ticket: TicketDetail | null;
  readonly faults: readonly FieldFault[];
  readonly error: AppError | null;
  /** What was put on the clipboard for it last. */
  readonly copied: string | null;
};

/** May be typed into: not sent yet, or refused as it stands. */
export function isEditable(open: OpenCall): boolean {
  return !open.isSending && (open.ticket === null || open.ticket.status === 'rejected');
}

/** Has a ticket that lives on without its call: it leaves the desk when the next call begins. */
export function isFinished(open: OpenCall): boolean {
  return open.ticket !== null && open.ticket.status !== 'rejected';
}

/** Nothing has been written down in it: the next call may have it. */
export function isUnused(open: OpenCall): boolean {
  return !isFinished(open) && isBlankCall(open.session.getFields());
}

/** The call as it stands when the window takes it up. */
export function createOpenCall({ fields: _fields, ...call }: Call, session: CallSession): OpenCall {
  return {
    call,
    session,
    isSending: call.isSent === true,
    ticket: null,
    faults: [],
    error: null,
    copied: null,
  };
}

/** Whether StoreHub has answered, and the answer waits for the disk. */
export function isAnswered(error: AppError): boolean {
  return error.kind === 'database' && error.ticket === 'answer-not-saved';
}
