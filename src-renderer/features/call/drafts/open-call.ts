import type { AppError } from '../../../../shared/errors/app-error';
import type { Call, FieldFault } from '../../../../shared/calls/call';
import type { TicketDetail } from '../../../../shared/history/ticket-history';
import type { SaveStatus } from './draft-saver';

/**
 * A call on the desk. `ticket` is what came of sending it, as far as it is known. `faults` are those that kept
 * the last try from being sent; they are shown until the next try.
 */
export type OpenCall = {
  readonly call: Call;
  readonly saveStatus: SaveStatus | null;
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

/** The call as it stands when the window takes it up. */
export function createOpenCall(call: Call): OpenCall {
  return {
    call,
    saveStatus: null,
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
