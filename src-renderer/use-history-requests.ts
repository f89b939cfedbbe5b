import { useCallback, useEffect, useRef, useState } from 'react';
import type { HistoryFilter } from '../shared/history/history-query-and-page';
import { getInitialHistorySearch } from './features/call/get-initial-history-search';
import type { OpenCallsStore } from './features/call/open-calls/open-calls-store-types';
import type { OpenRequest } from './features/history/list/open-request';
import type { LeftHistory } from './features/history/list/use-remember-left-history';
import type { IpcClient } from './ipc/ipc-client';
import type { ScreenName } from './shell/screen-name';
import type { GoToScreen } from './use-shown-screen';

type Parts = {
  readonly client: IpcClient;
  readonly calls: OpenCallsStore;
  readonly screen: ScreenName;
  readonly mode: LeftHistory['mode'];
  readonly onGo: GoToScreen;
};

/** What the history is asked to show, by the other screens, by keys and by the main process. */
export function useHistoryRequests({ client, calls, screen, mode, onGo }: Parts) {
  const [openRequest, setOpenRequest] = useState<OpenRequest | null>(null);
  const [findCount, setFindCount] = useState(0);
  const leftHistory = useRef<LeftHistory | null>(null);
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
  /** By the mouse: the history is as it was left. */
  const goByRail = useCallback(
    (to: ScreenName) => {
      const left = to !== 'history' || screen === 'history' ? null : getLeftOfMode(leftHistory.current, mode);
      if (left === null) {
        onGo(to);
        return;
      }
      setOpenRequest(toOpenRequest(left));
      onGo('history', { firstQuery: left.query });
    },
    [screen, mode, onGo],
  );
  return {
    /** For the screen itself. */
    requests: { openRequest, findCount, leftHistory },
    openTicket,
    showLike,
    goByRail,
    /** Finds what the call on the screen says; from elsewhere, goes back to a case of which something is half typed. */
    find: () => {
      const text = screen === 'call' ? getInitialHistorySearch(calls.getActive()) : '';
      const last = text === '' && screen !== 'history' ? getLeftOfMode(leftHistory.current, mode) : null;
      const left = last?.isHalfTyped === true ? last : null;
      setOpenRequest(left && toOpenRequest(left));
      setFindCount((count) => count + 1);
      onGo('history', { firstQuery: left?.query ?? { text } });
    },
    showShift: () => {
      setOpenRequest(null);
      onGo('history', { isShiftFirst: true });
    },
  };
}

/** A case of the other mode is not in this history. */
function getLeftOfMode(left: LeftHistory | null, mode: LeftHistory['mode']): LeftHistory | null {
  return left?.mode === mode ? left : null;
}

function toOpenRequest({ ticketId, row, isCaseInPlace, isHalfTyped }: LeftHistory): OpenRequest | null {
  return ticketId === null ? null : { ticketId, left: { row, isList: !isCaseInPlace && !isHalfTyped } };
}
