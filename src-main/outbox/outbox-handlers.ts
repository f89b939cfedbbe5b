import { findOutboxBlocker } from '../../shared/outbox/outbox-state';
import { succeed } from '../../shared/result';
import type { RemoteSet } from '../db/cross-thread-store-types';
import type { HandlersOf, WithWorkspace } from '../ipc/handler-types';
import type { TicketStore } from '../tickets/store/ticket-store';
import type { Outbox } from './outbox';

type OutboxWorkspace = {
  readonly stores: RemoteSet<{ tickets: TicketStore }>;
  readonly outbox: Outbox;
};

/** Creates the handlers for requests about the tickets that wait to be sent. */
export function createOutboxHandlers(withWorkspace: WithWorkspace<OutboxWorkspace>): HandlersOf<'outbox'> {
  return {
    'outbox.get-state': () => withWorkspace(({ outbox }) => outbox.state()),
    'outbox.get-counts': () =>
      withWorkspace(async ({ stores, outbox }) => {
        const counts = await stores.tickets.waitingCounts();
        return counts.ok
          ? succeed({ ...counts.value, blocker: findOutboxBlocker(outbox.pauseState()) })
          : counts;
      }),
    'outbox.send-now': () =>
      withWorkspace(({ outbox }) => {
        outbox.resume();
        return outbox.state();
      }),
  };
}
