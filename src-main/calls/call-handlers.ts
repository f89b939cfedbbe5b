import { blankCallFields, type Call, type CallFields } from '../../shared/calls/call';
import { noAnswerKind } from '../../shared/calls/call-ending';
import type { AppError } from '../../shared/errors/app-error';
import { requireFound } from '../../shared/errors/require-found';
import { requireRoom } from '../../shared/errors/require-room';
import { fail, succeed, type Result } from '../../shared/result';
import type { RemoteSet } from '../db/cross-thread-store-types';
import type { HandlersOf, WithWorkspace } from '../ipc/handler-types';
import type { TicketStore } from '../tickets/store/ticket-store';
import type { CallStore } from './call-store';
import type { CallEndingService } from './call-ending-service';
import { copyFieldsFromPastTicket } from './fields-from-past-ticket';
import {
  createIncomingCallHandlers,
  type IncomingCallHandlerParts,
  type IncomingCallWorkspace,
} from '../incoming-calls/incoming-call-handlers';
import type { CallsOnScreen } from './calls-on-screen';

export type CallHandlerParts = IncomingCallHandlerParts & {
  readonly newId: () => string;
};

type CallWorkspace = IncomingCallWorkspace & {
  readonly stores: RemoteSet<{ calls: CallStore; tickets: TicketStore }> & {
    readonly wasClosedWell: boolean;
  };
  readonly callEndings: CallEndingService;
  readonly callsOnScreen: CallsOnScreen;
  readonly ticketChanged: (ticketId: number) => void;
  readonly callSaved: (callId: string, fields: CallFields | null) => void;
};

/** Creates the handlers for requests about calls that are being written down. */
export function createCallHandlers(
  parts: CallHandlerParts,
  withWorkspace: WithWorkspace<CallWorkspace>,
): HandlersOf<'calls'> {
  const { newId, nowMs } = parts;
  type Stores = CallWorkspace['stores'];

  /** Begins a call, unless the maximum number of calls is open. */
  const begin = async ({ calls }: Stores): Promise<Result<Call, AppError>> =>
    requireRoom('open-call-list-full', await calls.begin(newId(), nowMs()));

  return {
    'calls.list': () =>
      withWorkspace(({ stores, callsOnScreen }) => callsOnScreen.list(nowMs(), stores.wasClosedWell)),
    'calls.show': (shown) => withWorkspace(({ callsOnScreen }) => callsOnScreen.show(shown, nowMs())),
    'calls.begin': () => withWorkspace(({ stores }) => begin(stores)),
    'calls.begin-from-ticket': ({ ticketId }) =>
      withWorkspace(async ({ stores }) => {
        const ticket = requireFound('ticket', await stores.tickets.get(ticketId));
        if (!ticket.ok) return ticket;
        const before = await stores.calls.get(ticket.value.callId);
        if (!before.ok) return before;
        const fields = copyFieldsFromPastTicket(ticket.value, before.value?.fields ?? null);
        return requireOpened(await stores.calls.beginWith(newId(), fields, nowMs()));
      }),
    'calls.save': ({ callId, fields }) =>
      withWorkspace(async ({ stores, callSaved }) => {
        const saved = await stores.calls.saveWithinLimit(callId, fields, nowMs());
        callSaved(callId, fields);
        return requireFound('call', requireRoom('open-calls-full', saved));
      }),
    'calls.park': ({ callId, isParked }) =>
      withWorkspace(async ({ stores }) => requireFound('call', await stores.calls.park(callId, isParked))),
    'calls.end': (request) =>
      withWorkspace(({ callEndings, callsOnScreen }) =>
        callsOnScreen.whileClosing(request.callId, () => callEndings.end(request)),
      ),
    'calls.record-no-answer': (who) =>
      withWorkspace(async ({ callEndings, incomingCallsChanged }) => {
        const recorded = await callEndings.end({
          callId: newId(),
          isNewCall: true,
          fields: { ...blankCallFields, ...who },
          kind: noAnswerKind,
          caseTicketId: null,
          unknownCase: null,
        });
        incomingCallsChanged();
        return recorded;
      }),
    'calls.undo-no-answer': ({ ticketId }) =>
      withWorkspace(async ({ callEndings, incomingCallsChanged }) => {
        const undone = await callEndings.undoNoAnswer(ticketId);
        incomingCallsChanged();
        return undone;
      }),
    'calls.correct-ending': (request) => withWorkspace(({ callEndings }) => callEndings.correct(request)),
    'calls.undo-end': ({ ticketId, note, isNoteShown, askedAboutCase }) =>
      withWorkspace(({ callEndings }) => callEndings.undo(ticketId, note, isNoteShown, askedAboutCase)),
    'calls.discard': ({ callId }) =>
      withWorkspace(async ({ stores, callSaved }) => {
        const discarded = requireFound('call', await stores.calls.discard(callId, nowMs()));
        callSaved(callId, null);
        return discarded.ok ? succeed(null) : discarded;
      }),
    'calls.list-discarded': () => withWorkspace(({ stores }) => stores.calls.discarded(nowMs())),
    'calls.restore': ({ callId }) =>
      withWorkspace(async ({ stores }) => {
        return requireOpened(await stores.calls.restore(callId, nowMs()));
      }),
    'calls.set-follow-up': ({ callId, ticketId }) =>
      withWorkspace(async ({ stores }) =>
        requireFound('call', await stores.calls.setFollowUp(callId, ticketId)),
      ),
    'calls.get-field-history': ({ callId }) =>
      withWorkspace(async ({ stores }) => requireFound('call', await stores.calls.fieldHistory(callId))),
    'calls.add-screen-time': ({ callId, ms }) =>
      withWorkspace(async ({ stores, ticketChanged }) => {
        const counted = await stores.calls.addScreenTime(callId, ms);
        if (!counted.ok) return counted;
        if (counted.value !== null) ticketChanged(counted.value);
        return succeed(null);
      }),

    ...createIncomingCallHandlers(parts, withWorkspace),
  };
}

/** A call that was opened, unless one of the limits of open calls refused it, or there is none. */
function requireOpened(
  opened: Result<Call | 'open-call-list-full' | 'open-calls-full' | null, AppError>,
): Result<Call, AppError> {
  if (!opened.ok) return opened;
  const { value } = opened;
  if (typeof value === 'string') return fail({ kind: 'not-allowed', reason: value });
  return requireFound('call', succeed(value));
}
