import { useCallback, useEffect, useRef, useState } from 'react';
import type { HistoryFilter } from '../shared/history/history-query-and-page';
import { getInitialHistorySearch } from './features/call/get-initial-history-search';
import type { OpenCallsStore } from './features/call/open-calls/open-calls-store-types';
import type { HalfTypedCase } from './features/history/list/use-remember-half-typed-case';
import type { IpcClient } from './ipc/ipc-client';
import type { ScreenName } from './shell/screen-name';
import type { GoToScreen } from './use-shown-screen';

type Parts = {
  readonly client: IpcClient;
  readonly calls: OpenCallsStore;
  readonly screen: ScreenName;
  readonly onGo: GoToScreen;
};

/** What the history is asked to show, by the other screens, by keys and by the main process. */
export function useHistoryRequests({ client, calls, screen, onGo }: Parts) {
  const [openRequest, setOpenRequest] = useState<{ readonly ticketId: number } | null>(null);
  const [findCount, setFindCount] = useState(0);
  const halfTypedCase = useRef<HalfTypedCase | null>(null);
  const openTicket = useCallback(
    (ticketId: number) => {
      setOpenRequest({ ticketId });
      onGo('history');
    },
    [onGo],
  );
  useEffect(
    () => client.onEvent('tickets.open-requested', ({ ticketId }) => openTicket(ticketId)),
    [client, openTicket],
  );
  const showLike = useCallback(
    (filter: HistoryFilter) => {
      setOpenRequest(null);
      onGo('history', { firstQuery: { filter } });
    },
    [onGo],
  );
  return {
    /** For the screen itself. */
    requests: { openRequest, findCount, halfTypedCase },
    openTicket,
    showLike,
    /** Finds what the call on the screen says; from elsewhere, goes back to a case of which something is half typed. */
    find: () => {
      const text = screen === 'call' ? getInitialHistorySearch(calls.getActive()) : '';
      const left = text === '' && screen !== 'history' ? halfTypedCase.current : null;
      setOpenRequest(left);
      setFindCount((count) => count + 1);
      onGo('history', { firstQuery: left?.query ?? { text } });
    },
    showShift: () => {
      setOpenRequest(null);
      onGo('history', { isShiftFirst: true });
    },
  };
}
