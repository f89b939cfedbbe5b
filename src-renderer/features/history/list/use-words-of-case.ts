import { useMemo } from 'react';
import { toSearchTerms, type SearchTerms } from '../../../../shared/search/search-terms';
import type { HistoryListState } from './history-list-state';

/** The words to mark in the selected case: those of the search, and the words of the case that are close to them. */
export function useWordsOfCase(words: SearchTerms, { selectedId, pages }: HistoryListState): SearchTerms {
  const close = pages.get(0)?.closeMatches?.find(({ ticketId }) => ticketId === selectedId)?.words;
  return useMemo(() => (close === undefined ? words : [...words, ...toSearchTerms(close)]), [words, close]);
}
