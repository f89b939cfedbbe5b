import type { HistoryPage, HistoryQuery } from '../../shared/history/history-query';
import type { Result } from '../../shared/result';
import type { DatabaseError } from '../db/database-error';
import type { Remote } from '../db/remote-stores';
import type { HistoryStore } from './history-store';

type Searched = Pick<Remote<HistoryStore>, 'search' | 'closeMatches'>;

/**
 * Joins the short pages of a long search until the page is full, and fills a first page that has every match with close
 * matches. Other requests run between two steps. A newer search ends an earlier one, whose page then stays short.
 */
export function createPageFiller() {
  let newest = 0;

  return async (history: Searched, query: HistoryQuery): Promise<Result<HistoryPage, DatabaseError>> => {
    newest += 1;
    const mine = newest;
    let page = await history.search(query);
    while (page.ok && page.value.next !== null && page.value.rows.length < query.limit && mine === newest) {
      const { rows, next } = page.value;
      const more = await history.search({ ...query, before: next, limit: query.limit - rows.length });
      if (!more.ok) return more;
      page = { ok: true, value: joinPages(page.value, more.value) };
    }
    if (!page.ok || page.value.next !== null || query.before !== null || mine !== newest) return page;
    const { rows } = page.value;
    if (rows.length >= query.limit || query.text.trim() === '') return page;
    const close = await history.closeMatches({
      text: query.text,
      filter: query.filter,
      except: rows.map(({ id }) => id),
      limit: query.limit - rows.length,
    });
    return close.ok ? { ok: true, value: joinPages(page.value, close.value) } : close;
  };
}

function joinPages(page: HistoryPage, more: HistoryPage): HistoryPage {
  const excerpts = [...(page.excerpts ?? []), ...(more.excerpts ?? [])];
  return {
    rows: [...page.rows, ...more.rows],
    next: more.next,
    ...(excerpts.length > 0 && { excerpts }),
    ...(more.closeMatches !== undefined && { closeMatches: more.closeMatches }),
  };
}
