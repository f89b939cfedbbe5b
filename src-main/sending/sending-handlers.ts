import { requireFound } from '../../shared/errors/require-found';
import type { Handlers } from '../../shared/ipc/contract';
import { fail } from '../../shared/result';
import type { CallStore } from '../calls/call-store';
import type { RemoteSet } from '../db/remote-stores';
import type { WithWorkspace } from '../ipc/feature-handlers';
import type { TicketStore } from '../tickets/store/ticket-store';
import { resendableStatuses } from '../tickets/store/ticket-status';
import type { TicketSender } from './ticket-sender';

type SendingWorkspace = {
  readonly stores: RemoteSet<{ calls: CallStore; tickets: TicketStore }>;
  readonly sender: TicketSender;
};

type OfSending = 'send' | 'send-again' | 'await-outcome' | 'reopen-rejected';

/** Creates the handlers for requests that send a ticket, or lead to another send. */
export function createSendingHandlers(
  withWorkspace: WithWorkspace<SendingWorkspace>,
): Pick<Handlers, `tickets.${OfSending}`> {
  return {
    'tickets.send': ({ callId, fields }) => withWorkspace(({ sender }) => sender.send(callId, fields)),
    'tickets.send-again': ({ ticketId }) =>
      withWorkspace(({ sender }) => sender.sendAgain(ticketId, resendableStatuses)),
    'tickets.await-outcome': ({ callId }) => withWorkspace(({ sender }) => sender.outcomeOf(callId)),
    'tickets.reopen-rejected': ({ ticketId }) =>
      withWorkspace(async ({ stores }) => {
        const reopened = await stores.tickets.reopen(ticketId);
        if (!reopened.ok) return reopened;
        if (reopened.value === null) {
          return fail({ kind: 'not-allowed', reason: 'not-correctable' });
        }
        return requireFound('call', await stores.calls.get(reopened.value));
      }),
  };
}
