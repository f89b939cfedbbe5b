import { useEffect, useState, type ReactNode } from 'react';
import type { AppState } from '../../shared/app/app-state';
import type { OutboxSummary } from '../../shared/outbox/outbox-state';
import type { IpcClient } from '../ipc/ipc-client';
import { OutboxStopContext } from '../state/outbox-blocker';
import { makeStore, useStore, type Store } from '../state/store';

/** Null until the main process has answered for the first time. */
export type OutboxSummaryStore = Store<OutboxSummary | null>;

export function useOutboxSummaryStore(client: IpcClient): OutboxSummaryStore {
  const [store] = useState(() => makeStore<OutboxSummary | null>(null));
  useEffect(() => {
    const refresh = () =>
      void client.ask('outbox.counts', null).then((answer) => {
        if (answer.ok) store.set(() => answer.value);
      });
    refresh();
    return client.onNotice('outbox.changed', refresh);
  }, [client, store]);
  return store;
}

type OutboxStopProviderProps = {
  readonly outbox: OutboxSummaryStore;
  readonly app: AppState | null;
  readonly children: ReactNode;
};

/** Tells every screen why nothing goes out. It renders when the reason changes, not with each ticket that waits. */
export function OutboxStopProvider({ outbox, app, children }: OutboxStopProviderProps) {
  const stop = useStore(outbox, (summary) => summary?.stop ?? null);
  return <OutboxStopContext value={app?.mode === 'live' ? stop : null}>{children}</OutboxStopContext>;
}
