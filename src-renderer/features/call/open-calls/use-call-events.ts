import { useEffect } from 'react';
import type { IpcClient } from '../../../ipc/ipc-client';
import type { OpenCallsStore } from './open-calls-store-types';

/** Keeps the open calls as the main process has them: tickets that change, and calls and callers that are erased. */
export function useCallEvents(client: IpcClient, calls: OpenCallsStore): void {
  useEffect(
    () => client.onEvent('tickets.changed', (changed) => void calls.refreshTicket(changed)),
    [client, calls],
  );
  useEffect(
    () => client.onEvent('calls.erased', ({ callIds }) => void calls.closeErased(callIds)),
    [client, calls],
  );
  useEffect(
    () => client.onEvent('calls.redacted', ({ callIds }) => calls.forgetAutofills(callIds)),
    [client, calls],
  );
}
