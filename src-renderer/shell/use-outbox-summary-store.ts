import { useEffect, useState } from 'react';
import type { OutboxSummary } from '../../shared/outbox/outbox-state';
import type { IpcClient } from '../ipc/ipc-client';
import { createLatestAnswer } from '../ipc/latest-answer';
import { always, onErasure, refreshOnEvents } from '../ipc/refresh-on-events';
import { createStore, type Store } from '../state/store';

/** Null until the main process has answered for the first time. */
export type OutboxSummaryStore = Store<OutboxSummary | null>;

export function useOutboxSummaryStore(client: IpcClient): OutboxSummaryStore {
  const [store] = useState(() => createStore<OutboxSummary | null>(null));
  useEffect(() => {
    const { refresh, drop } = createLatestAnswer(
      () => client.ask('outbox.get-counts', null),
      (answer) => {
        if (answer.ok) store.set(() => answer.value);
      },
    );
    void refresh();
    const end = refreshOnEvents(client, { ...onErasure, 'outbox.changed': always }, refresh);
    return () => {
      drop();
      end();
    };
  }, [client, store]);
  return store;
}
