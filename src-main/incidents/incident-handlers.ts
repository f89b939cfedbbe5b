import { requireFound } from '../../shared/errors/require-found';
import { succeed } from '../../shared/result';
import type { RemoteSet } from '../db/cross-thread-store-types';
import type { HandlersOf, WithWorkspace } from '../ipc/handler-types';
import type { IncidentStore } from './incident-store';
import type { SimilarCallsStore } from './similar-calls-store';
import type { SimilarCallsWatcher } from './similar-calls-watcher';

type IncidentWorkspace = {
  readonly stores: RemoteSet<{ incidents: IncidentStore; similarCalls: SimilarCallsStore }>;
  readonly incidents: SimilarCallsWatcher;
  readonly incidentsChanged: () => void;
};

/** Creates the handlers for requests about known incidents. */
export function createIncidentHandlers(
  { nowMs }: { readonly nowMs: () => number },
  withWorkspace: WithWorkspace<IncidentWorkspace>,
): HandlersOf<'incidents'> {
  return {
    'incidents.get-state': () => withWorkspace(({ incidents }) => incidents.state()),
    'incidents.list': () => withWorkspace(({ stores }) => stores.incidents.list(nowMs())),
    'incidents.begin': ({ key }) => withWorkspace(({ incidents }) => incidents.begin(key)),
    'incidents.dismiss': ({ key }) => withWorkspace(({ incidents }) => incidents.dismiss(key)),
    'incidents.change': (change) =>
      withWorkspace(async ({ stores, incidentsChanged }) => {
        const changed = requireFound('incident', await stores.incidents.change(change, nowMs()));
        if (!changed.ok) return changed;
        incidentsChanged();
        return succeed(null);
      }),
    'incidents.change-link': (change) =>
      withWorkspace(async ({ stores, incidentsChanged }) => {
        const changed = requireFound('incident', await stores.incidents.changeLink(change, nowMs()));
        if (!changed.ok) return changed;
        incidentsChanged();
        return succeed(null);
      }),
    'incidents.find-unlinked': ({ uid }) =>
      withWorkspace(({ stores }) => stores.similarCalls.findUnlinked(uid, nowMs())),
    'incidents.get-link-of-ticket': ({ ticketId }) =>
      withWorkspace(({ stores }) => stores.incidents.linkOfTicket(ticketId)),
    'incidents.unlink-call': ({ callId }) =>
      withWorkspace(async ({ stores, incidentsChanged }) => {
        const unlinked = requireFound('incident', await stores.incidents.unlinkCall(callId, nowMs()));
        if (!unlinked.ok) return unlinked;
        incidentsChanged();
        return succeed(null);
      }),
    'incidents.link-ticket': (call) =>
      withWorkspace(async ({ stores, incidentsChanged }) => {
        const linked = requireFound('incident', await stores.incidents.linkTicket(call, nowMs()));
        if (!linked.ok) return linked;
        incidentsChanged();
        return succeed(null);
      }),
  };
}
