import type { AppError } from '../../../../shared/errors/app-error';
import type { FieldFault } from '../../../../shared/calls/call';
import { buildTicketRequest } from '../../../../shared/calls/build-ticket-request';
import type { TicketDetail } from '../../../../shared/history/ticket-summary-and-detail';
import type { Result } from '../../../../shared/result';
import type { Ask } from '../../../ipc/ipc-client';
import type { Schedule } from '../../../../shared/time/schedule';
import type { Store } from '../../../state/store';
import type { createCallSessions } from '../session/call-sessions';
import { isAnswered, isEditable, type OpenCall } from './open-call-state';
import type { OpenCallsState, OpenCallsStore } from './open-calls-store-types';

/** How long to wait before asking once more what became of a call, in ms. */
const askAgainAfterMs = 2_000;

type CallTicketParts = {
  readonly ask: Ask;
  readonly schedule: Schedule;
  readonly store: Store<OpenCallsState>;
  readonly isOnScreen: (callId: string) => boolean;
  readonly sessions: ReturnType<typeof createCallSessions>;
  readonly find: (callId: string | null) => OpenCall | undefined;
  readonly findByTicket: (ticketId: number) => OpenCall | undefined;
  readonly setCall: (callId: string, change: Partial<OpenCall>) => void;
  /** Removes a call from the screen, which shows another one. */
  readonly drop: (callId: string) => Promise<void>;
  readonly copy: (callId: string | null, text: string) => Promise<unknown>;
  readonly loadDiscarded: () => Promise<void>;
};

/** Sends calls, and shows what became of their tickets. */
export function createCallTickets(parts: CallTicketParts) {
  const { ask, schedule, store, isOnScreen, sessions } = parts;
  const { find, findByTicket, setCall, drop, copy, loadDiscarded } = parts;

  /** Errors of refreshing a ticket. The next refresh that succeeds takes them from the screen. */
  const refreshErrors = new WeakSet<AppError>();

  /** Shows the ticket to which an action of the agent led. */
  const showTicket = (ticket: TicketDetail) => {
    setCall(ticket.callId, { ticket, phase: 'open', isUnseen: !isOnScreen(ticket.callId), error: null });
  };

  /**
   * Shows what became of a ticket, unless its call has its next one by now. The call may be being sent once more, or say why
   * it was not: both stay.
   * @returns whether it has just been rejected
   */
  const showChange = (ticket: TicketDetail): boolean => {
    const before = find(ticket.callId);
    if (before?.ticket?.id !== ticket.id) return false;
    const isChanged = before.ticket.status !== ticket.status;
    const isOver = before.error !== null && (isChanged || refreshErrors.has(before.error));
    setCall(ticket.callId, isOver ? { ticket, error: null } : { ticket });
    return isChanged && ticket.status === 'rejected';
  };

  const send = async (callId: string): Promise<readonly FieldFault[]> => {
    const sent = find(callId);
    if (sent === undefined || !isEditable(sent)) return [];
    const fields = sent.session.getFields();
    const ready = buildTicketRequest(fields);
    if (!ready.ok) {
      setCall(callId, { faults: ready.error });
      return ready.error;
    }
    // The request leaves before anything is drawn.
    const asked = ask('tickets.send', { callId, fields });
    // Sending saves the fields itself, and a sent call accepts no more of them.
    sent.session.saver.forget();
    setCall(callId, { phase: 'sending', faults: [], error: null });
    await showOutcome(callId, await asked);
    return [];
  };

  const showOutcome = async (callId: string, answer: Result<TicketDetail, AppError>): Promise<void> => {
    if (answer.ok) {
      showTicket(answer.value);
      // The number is on the screen before anything else is asked for.
      await Promise.resolve();
      if (answer.value.caseNumber !== null) await copy(callId, answer.value.caseNumber);
      return;
    }
    if (find(callId) === undefined) return;
    if (isAnswered(answer.error)) {
      // The call already has its ticket and accepts no more fields.
      const ticket = await ask('tickets.await-outcome', { callId });
      if (!ticket.ok) return awaitOutcome(callId, null);
      showTicket(ticket.value);
      setCall(callId, { error: answer.error });
    } else if (saysNothing(answer.error)) await awaitOutcome(callId, answer.error);
    else showNotSent(callId, answer.error);
  };

  const showNotSent = (callId: string, error: AppError) => {
    sessions.get(callId)?.saver.saveSoon();
    setCall(callId, { phase: 'open', error });
  };

  /**
   * Shows what became of a call that is being sent. While the main process does not say that, the ticket may be at StoreHub:
   * the call stays as it is, and is asked about again.
   * @param cause why its send does not say so, or null
   */
  const awaitOutcome = async (callId: string, cause: AppError | null): Promise<void> => {
    const before = find(callId)?.ticket;
    const answer = await ask('tickets.await-outcome', { callId });
    if (find(callId)?.phase !== 'sending') return;
    if (answer.ok) {
      await showOutcome(callId, answer);
      // It was rejected earlier, and its correction never left.
      const isUnsent = answer.value.status === 'rejected' && answer.value.id === before?.id;
      if (isUnsent && cause !== null) showNotSent(callId, cause);
    } else if (answer.error.kind === 'not-found') showNotSent(callId, cause ?? answer.error);
    else if (saysNothing(answer.error)) {
      setCall(callId, { error: answer.error });
      schedule(askAgainAfterMs, () => void awaitOutcome(callId, cause));
    } else await showOutcome(callId, answer);
  };

  /** Shows the rejected ticket of an earlier start beside which a call ended, unless it was corrected, or is being so. */
  const showEndedBeside = async (callId: string) => {
    const ended = find(callId);
    if (ended?.ticket?.status !== 'recorded' || ended.call.follows === null) return;
    const answer = await ask('tickets.get', { ticketId: ended.call.follows.id });
    if (!answer.ok || find(answer.value.callId) !== undefined) return;
    const { status, replacedBy, createdAtMs } = answer.value;
    const isOfThisCall = createdAtMs >= ended.call.beganAtMs;
    const isToCorrect = status === 'rejected' && replacedBy === null && isOfThisCall;
    if (isToCorrect && find(callId)?.ticket?.id === ended.ticket.id)
      setCall(callId, { endedBeside: answer.value });
  };

  /** The call is still shown, so it is corrected here, and saved, discarded and ended like any open one. */
  const openToCorrect = async ({ id: ticketId, callId }: TicketDetail) => {
    const reopened = await ask('tickets.reopen-rejected', { ticketId });
    if (reopened.ok) sessions.get(callId)?.setCallbackPromised(reopened.value.fields.isCallbackPromised);
    else setCall(callId, { error: reopened.error });
  };

  const closeErased = async ({ call }: OpenCall) => {
    await drop(call.id);
    sessions.forget([call.id]);
  };

  const refresh = async (ticketId: number): Promise<void> => {
    const owner = findByTicket(ticketId);
    if (owner === undefined) return;
    const answer = await ask('tickets.get', { ticketId });
    if (answer.ok) {
      if (showChange(answer.value)) await openToCorrect(answer.value);
    } else if (answer.error.kind === 'not-found') await closeErased(owner);
    else {
      const open = findByTicket(ticketId);
      if (open?.phase !== 'open' || open.error !== null) return;
      refreshErrors.add(answer.error);
      setCall(open.call.id, { error: answer.error });
    }
  };

  const sendTicketAgain = async (ticketId: number): Promise<void> => {
    const owner = findByTicket(ticketId);
    if (owner === undefined) return;
    setCall(owner.call.id, { phase: 'sending', error: null });
    const answer = await ask('tickets.send-again', { ticketId });
    if (answer.ok) {
      const isNews = find(owner.call.id)?.ticket?.status !== 'rejected';
      showTicket(answer.value);
      if (isNews && answer.value.status === 'rejected') await openToCorrect(answer.value);
    } else if (answer.error.kind === 'not-found') await closeErased(owner);
    else setCall(owner.call.id, { phase: 'open', error: answer.error });
  };

  const actions: Pick<OpenCallsStore, 'send' | 'sendTicketAgain' | 'recordCaseNumber' | 'refreshTicket'> = {
    send,
    sendTicketAgain,
    recordCaseNumber: async (ticketId, caseNumber) => {
      const recorded = await ask('tickets.record-case-number', { ticketId, caseNumber });
      if (recorded.ok) showTicket(recorded.value);
      return recorded.ok ? null : recorded.error;
    },
    refreshTicket: async ({ ticketId, ...changed }) => {
      if (changed.isAnswered === true) return;
      const known = store.get().calls.flatMap(({ ticket }) => ticket?.id ?? []);
      for (const id of known) if (ticketId === null || id === ticketId) await refresh(id);
      // A caller may have been erased, and their discarded calls with them.
      if (changed.isErasure === true) await loadDiscarded();
    },
  };
  return { showTicket, showChange, awaitOutcome, showEndedBeside, actions };
}

/** Whether an error leaves open what became of the ticket. */
function saysNothing(error: AppError): boolean {
  return error.kind === 'internal' || (error.kind === 'database' && error.ticket === undefined);
}
