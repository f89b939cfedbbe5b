import { useEffect } from 'react';
import type { IpcClient } from '../../../ipc/ipc-client';

/** A queue that drains changes many tickets a second: one look is enough for all of them. */
const debounceMs = 250;

/** Looks again after tickets came or changed. */
export function useListRefresh(client: IpcClient, refresh: () => Promise<void>): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isRunning = false;
    const later = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        if (isRunning) {
          later();
          return;
        }
        isRunning = true;
        void refresh().finally(() => {
          isRunning = false;
        });
      }, debounceMs);
    };
    const end = client.onEvent('tickets.changed', later);
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [client, refresh]);
}
