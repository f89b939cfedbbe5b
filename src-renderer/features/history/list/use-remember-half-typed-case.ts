import { useEffect, type RefObject } from 'react';
import { isHalfTypedOn, useFormDrafts } from '../../../state/form-drafts';
import type { ListQuery } from '../filter/list-query';
import type { HistoryListStore } from './history-list-store';

/** A case whose note, reminder or ending is half typed, and the list in which the agent left it. */
export type HalfTypedCase = { readonly ticketId: number; readonly query: ListQuery };

/**
 * Remembers the selected case when the screen goes while something on it is half typed: it is to be there again, or else the rest
 * of it would go to another case.
 */
export function useRememberHalfTypedCase(
  list: HistoryListStore,
  left: RefObject<HalfTypedCase | null>,
): void {
  const drafts = useFormDrafts();
  useEffect(
    () => () => {
      const { selectedId, resultsMode, query } = list.store.get();
      const isOwn = selectedId !== null && resultsMode === undefined;
      const isTyped = isOwn && isHalfTypedOn(drafts, selectedId);
      left.current = isTyped ? { ticketId: selectedId, query } : null;
    },
    [list, drafts, left],
  );
}
