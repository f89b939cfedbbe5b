import { succeed } from '../../shared/result';
import type { Remote } from '../db/cross-thread-store-types';
import type { HistoryStore } from './history-store';

/** A history in this process that is asked as the one in a thread. */
export function inProcess(
  store: Pick<HistoryStore, 'search' | 'closeMatches'>,
): Pick<Remote<HistoryStore>, 'search' | 'closeMatches'> {
  return {
    search: (query) => Promise.resolve(succeed(store.search(query))),
    closeMatches: (query) => Promise.resolve(succeed(store.closeMatches(query))),
  };
}
