import type { AppError } from '../../../../shared/errors/app-error';
import type { UnknownCase } from '../../../../shared/calls/call-ending';
import type { FieldFault } from '../../../../shared/calls/call';
import type { EventPayload } from '../../../../shared/ipc/event-contract';
import type { EndedToReopen } from '../../../components/ticket-detail/ended-call-actions';
import type { Store } from '../../../state/store';
import type { DiscardedCalls } from './discarded-calls';
import type { UndoNote } from './open-call-endings';
import type { OpenCall } from './open-call-state';

export type OpenCallsState = DiscardedCalls & {
  readonly calls: readonly OpenCall[];
  readonly activeId: string | null;
  readonly error: AppError | null;
  /** How many calls were closed because they were erased on request, until the agent dismisses the notice. */
  readonly erased: number;
};

export type OpenCallsStore = {
  readonly store: Store<OpenCallsState>;
  /** Whether a call is in progress, or text of one could not be saved. */
  readonly inProgress: Store<boolean>;
  readonly getActive: () => OpenCall | undefined;
  readonly load: () => Promise<void>;
  /** The screen of the calls is shown, or another one is, where no outcome is seen. */
  readonly showScreen: (isShown: boolean) => void;
  /** @returns whether the new call is shown: not where the agent has gone to another call meanwhile */
  readonly begin: () => Promise<boolean>;
  readonly activate: (callId: string) => Promise<void>;
  /** Parks the visible call and begins another. @returns as `begin` */
  readonly park: () => Promise<boolean>;
  /** @returns whether the call is gone, and the one that is shown now may have the next keys */
  readonly discard: (callId: string) => Promise<boolean>;
  /** Restores a discarded call, by default the newest. @returns as `begin` */
  readonly undoDiscard: (callId?: string) => Promise<boolean>;
  /** Something was typed, in a field or a note: the next key that undoes is not for the discard before. */
  readonly leaveDiscard: () => void;
  readonly flushAll: () => Promise<void>;
  /** Called when the window closes. */
  readonly saveOnExit: () => void;
  /** @returns the faults that prevent sending, in screen order; none if the call was sent */
  readonly send: (callId: string) => Promise<readonly FieldFault[]>;
  /** @returns whether the follow-up is set: to this ticket, or with null to none */
  readonly follow: (callId: string, ticketId: number | null) => Promise<boolean>;
  /**
   * Ends a call without a ticket. `caseTicketId` is the case that the caller asked about, or null.
   * @returns whether the call is still shown, ended or not, and may have the next keys
   */
  readonly end: (
    callId: string,
    kind: string,
    caseTicketId: number | null,
    unknownCase: UnknownCase | null,
  ) => Promise<boolean>;
  /** Shows why a call could not end, or open again. It stays as it is. */
  readonly showError: (callId: string, error: AppError) => void;
  /** @param note goes with the call @returns whether the call is open again */
  readonly undoEnding: (callId: string, note: UndoNote) => Promise<boolean>;
  /**
   * Opens a call of the history again that ended without a ticket, and shows it.
   * @param onReopened called before it is shown
   * @returns why it stays as it is, or null
   */
  readonly reopenEnded: (ended: EndedToReopen, onReopened: () => void) => Promise<AppError | null>;
  readonly addNote: (ticketId: number, text: string) => Promise<AppError | null>;
  /** Opens a rejected ticket as a call to correct. @returns as `begin` */
  readonly reopenRejected: (ticketId: number) => Promise<boolean>;
  /** Starts a call with the caller, the store and the location of an earlier ticket. */
  readonly beginFromTicket: (ticketId: number) => Promise<boolean>;
  readonly sendTicketAgain: (ticketId: number) => Promise<void>;
  readonly recordCaseNumber: (ticketId: number, caseNumber: string) => Promise<AppError | null>;
  /**
   * Fetches a ticket that changed, with null every ticket. One that came as the answer to its send is not fetched again.
   * A call whose ticket was erased closes.
   */
  readonly refreshTicket: (changed: EventPayload<'tickets.changed'>) => Promise<void>;
  /** Closes calls that were erased on request, without saving their text. */
  readonly closeErased: (callIds: readonly string[]) => Promise<void>;
  /** Drops the autofills of calls whose autofills were erased on request. */
  readonly forgetAutofills: (callIds: readonly string[]) => void;
  readonly dismissErased: () => void;
  readonly copy: (text: string) => Promise<boolean>;
};
