import type { CallFields } from '../../shared/calls/call';
import type { AppError } from '../../shared/errors/app-error';
import { requireFound } from '../../shared/errors/require-found';
import type { Handlers } from '../../shared/ipc/contract';
import { fail, type Result } from '../../shared/result';
import type { Schedule } from '../../shared/time/schedule';
import type { CallStore } from '../calls/call-store';
import type { CallsOnScreen } from '../calls/calls-on-screen';
import type { RemoteSet } from '../db/cross-thread-store-types';
import type { WithWorkspace } from '../ipc/handler-types';
import type { TicketStore } from '../tickets/store/ticket-store';
import { resendableStatuses } from '../rows/tickets/ticket-status';
import type { MayBeginSend } from './send-rate-limit';
import type { TicketSender } from './ticket-sender';

export type SendingHandlerParts = {
  /** Counts the sends that it admits. */
  readonly mayBeginSend: MayBeginSend;
  readonly nowMs: () => number;
  readonly schedule: Schedule;
};

/** With the 200 ms that the window may leave them unsaved, well within what is promised. */
const saveAfterMs = 50;

type SendingWorkspace = {
  readonly stores: RemoteSet<{ calls: CallStore; tickets: TicketStore }>;
  readonly sender: TicketSender;
  readonly callsOnScreen: CallsOnScreen;
  readonly ticketResolved: (ticketId: number) => void;
};

type SendingChannel = 'send' | 'send-again' | 'await-outcome' | 'reopen-rejected';

/** Creates the handlers for requests that send a ticket, or lead to another send. */
export function createSendingHandlers(
  { mayBeginSend, nowMs, schedule }: SendingHandlerParts,
  withWorkspace: WithWorkspace<SendingWorkspace>,
): Pick<Handlers, `tickets.${SendingChannel}`> {
  async function withinRate<T>(send: () => Promise<Result<T, AppError>>): Promise<Result<T, AppError>> {
    const reason = await mayBeginSend();
    return reason === null ? send() : fail({ kind: 'not-allowed', reason });
  }

  /** Saves the fields if the send has not begun soon: a person is asked first, or the workspace is being opened. */
  function saveSoon(callId: string, fields: CallFields): () => void {
    return schedule(saveAfterMs, () => {
      void withWorkspace(({ stores }) => stores.calls.save(callId, fields, nowMs()));
    });
  }

  return {
    'tickets.send': ({ callId, fields }) => {
      const callOff = saveSoon(callId, fields);
      return withinRate(() =>
        withWorkspace(({ sender, callsOnScreen }) => {
          callOff();
          return callsOnScreen.whileClosing(callId, () => sender.send(callId, fields));
        }),
      ).finally(callOff);
    },
    'tickets.send-again': ({ ticketId }) =>
      withinRate(() => withWorkspace(({ sender }) => sender.sendAgain(ticketId, resendableStatuses))),
    'tickets.await-outcome': ({ callId }) => withWorkspace(({ sender }) => sender.outcomeOf(callId)),
    'tickets.reopen-rejected': ({ ticketId }) =>
      withWorkspace(async ({ stores, ticketResolved }) => {
        const reopened = await stores.tickets.reopen(ticketId);
        if (!reopened.ok) return reopened;
        if (reopened.value === null) {
          return fail({ kind: 'not-allowed', reason: 'not-correctable' });
        }
        const call = requireFound('call', await stores.calls.get(reopened.value));
        ticketResolved(ticketId);
        return call;
      }),
  };
}
