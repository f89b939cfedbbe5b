import type { HistoryPage, HistoryQuery } from '../../shared/history/ticket-history';
import type { Result } from '../../shared/result';
import type { DatabaseError } from '../db/database-error';
import type { Remote } from '../db/remote-stores';
import type { HistoryStore } from './history-store';

type Searched = Pick<Remote<HistoryStore>, 'search'>;

/**
 * Joins the short pages of a long search until the page is full. Other requests run between two pages. A newer search
 * ends an earlier one, whose page then stays short.
 */
export function createPageFiller() {
  let newest = 0;

  return async (history: Searched, query: HistoryQuery): Promise<Result<HistoryPage, DatabaseError>> => {
    newest += 1;
    const mine = newest;
    let page = await history.search(query);
    while (page.ok && page.value.next !== null && page.value.rows.length < query.limit && mine === newest) {
      const { rows, next, excerpts = [] } = page.value;
      const more = await history.search({ ...query, before: next, limit: query.limit - rows.length });
      if (!more.ok) return more;
      const all = [...excerpts, ...(more.value.excerpts ?? [])];
      page = {
        ok: true,
        value: {
          rows: [...rows, ...more.value.rows],
          next: more.value.next,
          ...(all.length > 0 && { excerpts: all }),
        },
      };
    }
    return page;
  };
}
