import type { HistoryPage, HistoryQuery, HistorySearch } from '../../shared/history/history-query-and-page';
import type { Result } from '../../shared/result';
import type { DatabaseError } from '../db/database-error';
import type { Remote } from '../db/cross-thread-store-types';
import type { HistoryStore } from './history-store';
import type { CloseMatchProgress } from './search/close-matches';

type Searched = Pick<Remote<HistoryStore>, 'search' | 'closeMatches'>;

type Answer = Result<HistoryPage, DatabaseError>;

/** The most steps that close matches wait for: a slip whose parts many tickets have takes hundreds. */
const mostStepsBeforeClose = 3;

/** The most steps of looking for close matches, the first of them before the exact search has ended. */
const mostCloseSteps = { before: 3, after: 40 } as const;

/**
 * Joins the short pages of a long search until the page is full, and fills a first page that has every match with close
 * matches. Other requests run between two steps. A newer search ends an earlier one, whose page then stays short: each purpose has
 * a filler of its own.
 *
 * A search that may be unfinished answers after a few steps if the search by ear has found something by then. The next search for the
 * same goes on where it stopped.
 */
export function createSearchPageFiller() {
  let newest = 0;
  let paused: { readonly key: string; readonly page: HistoryPage } | null = null;

  return async (history: Searched, search: HistorySearch): Promise<Answer> => {
    const { mayBeUnfinished = false, purpose: _purpose, ...query } = search;
    newest += 1;
    const mine = newest;
    const isCurrent = () => mine === newest;
    const key = JSON.stringify(query);
    const resumed = mayBeUnfinished || paused?.key !== key ? null : paused.page;
    paused = null;
    const first: Answer = resumed === null ? await history.search(query) : { ok: true, value: resumed };
    const mayHaveClose = query.before === null && query.text.trim() !== '';
    if (!mayHaveClose) return fillPage(history, query, first, isCurrent);
    if (!mayBeUnfinished) return fillAndAddClose(history, query, first, isCurrent);
    const begun = await fillPage(history, query, first, isCurrent, mostStepsBeforeClose);
    if (!begun.ok || !isShort(begun.value, query) || !isCurrent()) {
      return fillAndAddClose(history, query, begun, isCurrent);
    }
    const early = await addCloseMatches(history, query, begun.value, isCurrent, mostCloseSteps.before);
    if (!early.ok || !isCurrent()) return early;
    if (early.value.rows.length === begun.value.rows.length)
      return fillAndAddClose(history, query, begun, isCurrent);
    paused = { key, page: begun.value };
    return { ok: true, value: { ...early.value, next: begun.value.next, isUnfinished: true } };
  };
}

/** Whether the page has room for matches that the search has not come to yet. */
function isShort({ rows, next }: HistoryPage, { limit }: HistoryQuery): boolean {
  return next !== null && rows.length < limit;
}

async function fillPage(
  history: Searched,
  query: HistoryQuery,
  begun: Answer,
  isCurrent: () => boolean,
  mostSteps = Infinity,
): Promise<Answer> {
  let page = begun;
  for (let step = 1; page.ok && isShort(page.value, query) && isCurrent() && step < mostSteps; step += 1) {
    const { rows, next } = page.value;
    const more = await history.search({ ...query, before: next, limit: query.limit - rows.length });
    if (!more.ok) return more;
    page = { ok: true, value: joinPages(page.value, more.value) };
  }
  return page;
}

async function fillAndAddClose(
  history: Searched,
  query: HistoryQuery,
  begun: Answer,
  isCurrent: () => boolean,
): Promise<Answer> {
  const page = await fillPage(history, query, begun, isCurrent);
  if (!page.ok || page.value.next !== null || page.value.rows.length >= query.limit || !isCurrent())
    return page;
  return addCloseMatches(history, query, page.value, isCurrent, mostCloseSteps.after);
}

async function addCloseMatches(
  history: Searched,
  query: HistoryQuery,
  page: HistoryPage,
  isCurrent: () => boolean,
  mostSteps: number,
): Promise<Answer> {
  let resume: CloseMatchProgress | undefined;
  for (let step = 1; step <= mostSteps && isCurrent(); step += 1) {
    const close = await history.closeMatches({
      text: query.text,
      filter: query.filter,
      except: page.rows.map(({ id }) => id),
      limit: query.limit - page.rows.length,
      ...(resume !== undefined && { resume }),
      ...(step === mostSteps && { isLastStep: true }),
    });
    if (!close.ok) return close;
    if (close.value.resume === undefined) return { ok: true, value: joinPages(page, close.value) };
    resume = close.value.resume;
  }
  return { ok: true, value: page };
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
