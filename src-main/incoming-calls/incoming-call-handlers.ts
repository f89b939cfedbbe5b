import type { Mode } from '../../shared/app/mode';
import type { AppError } from '../../shared/errors/app-error';
import { succeed, type Result } from '../../shared/result';
import type { Remote, RemoteSet } from '../db/cross-thread-store-types';
import type { HandlersOf, WithWorkspace } from '../ipc/handler-types';
import type { IncomingCallStore } from './incoming-call-store';
import type { IncomingCalls } from './incoming-calls';

export type IncomingCallHandlerParts = {
  readonly incomingCalls: Pick<IncomingCalls, 'withUnsaved' | 'withUnsavedMissed' | 'endUnsaved'>;
  readonly nowMs: () => number;
  readonly mode: () => Promise<Mode>;
};

export type IncomingCallWorkspace = {
  readonly stores: RemoteSet<{ incomingCalls: IncomingCallStore }>;
  /** Call it after something became of incoming calls. */
  readonly incomingCallsChanged: () => void;
};

type Store = Remote<IncomingCallStore>;

/** Creates the handlers for requests about the calls that softphones announce. */
export function createIncomingCallHandlers(
  { incomingCalls, nowMs, mode }: IncomingCallHandlerParts,
  withWorkspace: WithWorkspace<IncomingCallWorkspace>,
): Pick<
  HandlersOf<'calls'>,
  | 'calls.list-incoming'
  | 'calls.list-missed'
  | 'calls.find-missed-of-caller'
  | 'calls.take-incoming'
  | 'calls.dismiss-incoming'
  | 'calls.undo-dismiss-incoming'
> {
  async function change(
    shownId: number,
    toChanged: (store: Store, id: number) => ReturnType<Store['dismiss']>,
  ): Promise<Result<null, AppError>> {
    const id = await incomingCalls.endUnsaved(shownId);
    if (id === null) return succeed(null);
    return withWorkspace(async ({ stores, incomingCallsChanged }) => {
      const changed = await toChanged(stores.incomingCalls, id);
      if (!changed.ok) return changed;
      incomingCallsChanged();
      return succeed(null);
    });
  }

  return {
    'calls.list-incoming': async () =>
      incomingCalls.withUnsaved(
        await withWorkspace(({ stores }) => stores.incomingCalls.ringing()),
        await mode(),
      ),
    'calls.list-missed': async () =>
      incomingCalls.withUnsavedMissed(
        await withWorkspace(({ stores }) => stores.incomingCalls.missed(nowMs())),
        await mode(),
      ),
    'calls.find-missed-of-caller': ({ phone }) =>
      withWorkspace(({ stores }) => stores.incomingCalls.missedOf(phone)),
    'calls.take-incoming': ({ id: shownId, callId }) =>
      change(shownId, (store, id) => store.take(id, callId, nowMs())),
    'calls.dismiss-incoming': ({ id: shownId }) => change(shownId, (store, id) => store.dismiss(id, nowMs())),
    'calls.undo-dismiss-incoming': ({ id: shownId }) =>
      change(shownId, (store, id) => store.undoDismiss(id, nowMs())),
  };
}
