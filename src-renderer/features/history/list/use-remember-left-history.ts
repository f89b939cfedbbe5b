import { useEffect, useRef, type RefObject } from 'react';
import { isHalfTypedOn, useFormDrafts } from '../../../state/form-drafts';
import type { ListQuery } from '../filter/list-query';
import type { HistoryListStore } from './history-list-store';

/**
 * The list in which the agent left the history, with its case, whether that stood in the place of the list, and whether
 * something on it is half typed.
 */
export type LeftHistory = {
  readonly ticketId: number | null;
  /** The row of the case; null if unknown. */
  readonly row: number | null;
  readonly query: ListQuery;
  readonly mode: 'live' | 'practice' | null;
  readonly isCaseInPlace: boolean;
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
  isCaseInPlace: boolean,
): void {
  const drafts = useFormDrafts();
  const isInPlace = useRef(isCaseInPlace);
  useEffect(() => {
    isInPlace.current = isCaseInPlace;
  }, [isCaseInPlace]);
  useEffect(
    () => () => {
      const { selectedId, selectedRow, resultsMode, query } = list.store.get();
      const ticketId = resultsMode === undefined ? selectedId : null;
      left.current = {
        ticketId,
        row: selectedRow,
        query,
        mode,
        isCaseInPlace: isInPlace.current,
        isHalfTyped: ticketId !== null && isHalfTypedOn(drafts, ticketId),
      };
    },
    [list, drafts, mode, left],
  );
}
