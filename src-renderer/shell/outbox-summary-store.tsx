import { useEffect, useState, type ReactNode } from 'react';
import type { AppState } from '../../shared/app/app-state';
import type { OutboxSummary } from '../../shared/outbox/outbox-state';
import type { IpcClient } from '../ipc/ipc-client';
import { always, refreshOnEvents } from '../ipc/refresh-on-events';
import { OutboxBlockerContext } from '../state/outbox-blocker-context';
import { createStore, useStore, type Store } from '../state/store';

/** Null until the main process has answered for the first time. */
export type OutboxSummaryStore = Store<OutboxSummary | null>;

export function useOutboxSummaryStore(client: IpcClient): OutboxSummaryStore {
  const [store] = useState(() => createStore<OutboxSummary | null>(null));
  useEffect(() => {
    const refresh = async () => {
      const answer = await client.ask('outbox.counts', null);
      if (answer.ok) store.set(() => answer.value);
    };
    void refresh();
    return refreshOnEvents(client, { 'outbox.changed': always }, refresh);
  }, [client, store]);
  return store;
}

type OutboxBlockerProviderProps = {
  readonly outbox: OutboxSummaryStore;
  readonly app: AppState | null;
  readonly children: ReactNode;
};

/** Provides the reason why nothing is sent. Rerenders when the reason changes, not for each waiting ticket. */
export function OutboxBlockerProvider({ outbox, app, children }: OutboxBlockerProviderProps) {
  const blocker = useStore(outbox, (summary) => summary?.blocker ?? null);
  return (
    <OutboxBlockerContext value={app?.mode === 'live' ? blocker : null}>{children}</OutboxBlockerContext>
  );
}
