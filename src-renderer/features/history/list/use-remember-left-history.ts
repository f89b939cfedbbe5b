import { useEffect, type RefObject } from 'react';
import { isHalfTypedOn, useFormDrafts } from '../../../state/form-drafts';
import type { ListQuery } from '../filter/list-query';
import type { HistoryListStore } from './history-list-store';

/** The list in which the agent left the history, with its case, and whether something on that is half typed. */
export type LeftHistory = {
  readonly ticketId: number | null;
  /** The row of the case; null if unknown. */
  readonly row: number | null;
  readonly query: ListQuery;
  readonly mode: 'live' | 'practice' | null;
  readonly isHalfTyped: boolean;
};

/**
 * Remembers the list and the selected case when the screen goes. While something on the case is half typed, it is to be there
 * again, or else the rest of it would go to another case.
 */
export function useRememberLeftHistory(
  list: HistoryListStore,
  mode: LeftHistory['mode'],
  left: RefObject<LeftHistory | null>,
): void {
  const drafts = useFormDrafts();
  useEffect(
    () => () => {
      const { selectedId, selectedRow, resultsMode, query } = list.store.get();
      const ticketId = resultsMode === undefined ? selectedId : null;
      left.current = {
        ticketId,
        row: selectedRow,
        query,
        mode,
        isHalfTyped: ticketId !== null && isHalfTypedOn(drafts, ticketId),
      };
    },
    [list, drafts, mode, left],
  );
}
