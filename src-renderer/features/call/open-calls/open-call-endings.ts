import { isUnanswered, type AppError } from '../../../../shared/errors/app-error';
import type { UnknownCase } from '../../../../shared/calls/call-ending';
import type { Call } from '../../../../shared/calls/call';
import type { TicketDetail } from '../../../../shared/history/ticket-summary-and-detail';
import { succeed, type Result } from '../../../../shared/result';
import type { EndedToReopen } from '../../../components/ticket-detail/ended-call-actions';
import type { Ask } from '../../../ipc/ipc-client';
import type { RequestOf } from '../../../../shared/ipc/contract';
import { isEditable, type OpenCall } from './open-call-state';

/** What a call gets that is open again: a note that is not shown is found only. */
export type UndoNote = Pick<EndedToReopen, 'note' | 'askedAboutCase'> & { readonly isNoteShown: boolean };

type CallEndingParts = {
  readonly ask: Ask;
  readonly find: (callId: string) => OpenCall | undefined;
  readonly findByTicket: (ticketId: number) => OpenCall | undefined;
  readonly setCall: (callId: string, change: Partial<OpenCall>) => void;
  readonly showTicket: (ticket: TicketDetail) => void;
  /** Shows what became of a ticket, unless its call has another one by now, or none. */
  readonly showChange: (ticket: TicketDetail) => void;
  /** Shows an ended call, whose ending beside a rejected ticket has a call of its own, in the place of that call. */
  readonly replace: (callId: string, call: Call, shown: Pick<OpenCall, 'ticket' | 'endedBeside'>) => void;
  /** Shows a call that is open again, in the place of its ending. */
  readonly addReopened: (call: Call, endedCallId: string) => Promise<unknown>;
};

/** Ends calls without a ticket, each at most once, and undoes that. */
export function createCallEndings(parts: CallEndingParts) {
  const { ask, find, findByTicket, setCall, showTicket, showChange, replace, addReopened } = parts;
  /** Reopens a call. A refusal after a request without an answer may mean that this request has reopened it. */
  const reopen = async (
    request: RequestOf<'calls.undo-end'>,
    callIds: readonly (string | undefined)[],
  ): Promise<Result<Call, AppError>> => {
    const first = await ask('calls.undo-end', request);
    if (first.ok || !isUnanswered(first.error)) return first;
    const next = await askUntilAnswered(() => ask('calls.undo-end', request));
    if (next.ok) return next;
    const listed = await ask('calls.list', null);
    const open = listed.ok ? listed.value : [];
    const call = open.find(({ id, isClosed }) => callIds.includes(id) && isClosed !== true);
    return call === undefined ? next : succeed(call);
  };

  /** Undoes the ending of a call that is still shown. @returns why not, or null */
  const undo = async (
    { call: { id: callId }, session, endedBeside }: OpenCall,
    ticket: TicketDetail,
    kept: UndoNote,
    onReopened: () => void,
  ) => {
    // Without its row, the call does not close when the history reports that the row is gone.
    setCall(callId, { ticket: null, phase: 'ending', error: null });
    const shownIds = [callId, endedBeside?.callId];
    const reopened = await reopen({ ticketId: ticket.id, ...kept }, shownIds);
    if (!reopened.ok) {
      setCall(callId, { ticket, phase: 'open' });
      return reopened.error;
    }
    onReopened();
    // As it ended, with the notes that it keeps.
    session.load(reopened.value.fields);
    await addReopened(reopened.value, callId);
    return null;
  };

  return {
    end: async (
      callId: string,
      kind: string,
      caseTicketId: number | null,
      unknownCase: UnknownCase | null,
    ): Promise<boolean> => {
      const target = find(callId);
      if (target === undefined || !isEditable(target)) return true;
      const { session } = target;
      // Ending saves the fields itself, and an ended call accepts no more of them.
      session.saver.forget();
      setCall(callId, { phase: 'ending', faults: [], error: null });
      const fields = session.getFields();
      const request = { callId, fields, kind, caseTicketId, unknownCase };
      const ended = await askUntilAnswered(() => ask('calls.end', request));
      if (ended.ok && ended.value.callId !== callId) {
        const { callId: id, id: ticketId } = ended.value;
        const shown = { ticket: ended.value, endedBeside: target.ticket };
        replace(callId, { ...target.call, id, fields, ticketId }, shown);
        return find(id) !== undefined;
      }
      if (ended.ok) showTicket(ended.value);
      else session.saver.saveSoon();
      setCall(callId, { phase: 'open', error: ended.ok ? null : ended.error });
      return find(callId) !== undefined;
    },
    showError: (callId: string, error: AppError) => setCall(callId, { error }),
    undoEnding: async (callId: string, note: UndoNote): Promise<boolean> => {
      const ended = find(callId);
      if (!ended?.ticket) return false;
      const error = await undo(ended, ended.ticket, note, doNothing);
      if (error !== null) setCall(callId, { error });
      return error === null;
    },
    reopenEnded: async (
      { ticketId, callId, ...rest }: EndedToReopen,
      onReopened: () => void,
    ): Promise<AppError | null> => {
      const kept = { ...rest, isNoteShown: true };
      const shown = findByTicket(ticketId);
      if (shown?.ticket) return undo(shown, shown.ticket, kept, onReopened);
      const reopened = await reopen({ ticketId, ...kept }, [callId]);
      if (!reopened.ok) return reopened.error;
      onReopened();
      await addReopened(reopened.value, reopened.value.id);
      return null;
    },
    addNote: async (ticketId: number, text: string): Promise<AppError | null> => {
      const noted = await ask('tickets.add-note', { ticketId, text });
      if (noted.ok) showChange(noted.value);
      return noted.ok ? null : noted.error;
    },
  };
}

/**
 * Asks once more while there is no answer, for what is done once, however often it is asked for. Until it is known, nothing that
 * is typed could be saved, or the ending would lose it.
 */
async function askUntilAnswered<T>(ask: () => Promise<Result<T, AppError>>): Promise<Result<T, AppError>> {
  for (;;) {
    const answer = await ask();
    if (answer.ok || !isUnanswered(answer.error)) return answer;
  }
}

function doNothing(): void {
  // The call is shown already.
}
