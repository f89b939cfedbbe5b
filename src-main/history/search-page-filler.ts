import type { HistoryPage, HistoryQuery, HistorySearch } from '../../shared/history/history-query-and-page';
import type { Result } from '../../shared/result';
import type { DatabaseError } from '../db/database-error';
import type { Remote } from '../db/cross-thread-store-types';
import type { HistoryStore } from './history-store';
import type { CloseMatchProgress } from './search/close-matches';

type SearchStore = Pick<Remote<HistoryStore>, 'search' | 'closeMatches'>;

type Answer = Result<HistoryPage, DatabaseError>;

/** The most steps that close matches wait for: a slip whose parts many tickets have takes hundreds. */
const maxStepsBeforeClose = 3;

/**
 * The most steps of looking for close matches: before the exact search has ended, beside its matches in the first answer of a
 * search that may be unfinished, and in a whole answer.
 */
const maxCloseSteps = { early: 3, first: 1, whole: 40 } as const;

/** Where a search goes on: the exact matches so far and, once they are all there, how far its close matches have come. */
type Rest = { readonly page: HistoryPage; readonly resume?: CloseMatchProgress };

/**
 * Joins the short pages of a long search until the page is full, and fills a first page that has every match with close
 * matches. Other requests run between two steps. A newer search ends an earlier one, whose page stays short: each purpose
 * has a filler of its own. A search that may be unfinished answers after a few steps, and the next one for the same goes
 * on from there.
 */
export function createSearchPageFiller() {
  let newest = 0;
  let paused: (Rest & { readonly key: string }) | null = null;

  return async (history: SearchStore, search: HistorySearch): Promise<Answer> => {
    const { mayBeUnfinished = false, purpose, ...query } = search;
    newest += 1;
    const mine = newest;
    const isCurrent = () => mine === newest;
    const key = JSON.stringify(query);
    const resumed = mayBeUnfinished || paused?.key !== key ? null : paused;
    paused = null;
    const begun: Answer = resumed === null ? await history.search(query) : { ok: true, value: resumed.page };
    const mayHaveClose = query.before === null && query.text.trim() !== '' && purpose !== 'case-number';
    if (!mayHaveClose) return fillPage(history, query, begun, isCurrent);
    if (!mayBeUnfinished) return answerWhole(history, query, begun, isCurrent, resumed?.resume);
    const soon = await answerSoon(history, query, begun, isCurrent);
    if (!soon.ok) return soon;
    const { page, rest } = soon.value;
    if (rest === null || !isCurrent()) return { ok: true, value: page };
    paused = { key, ...rest };
    return { ok: true, value: { ...page, isUnfinished: true } };
  };
}

async function answerSoon(
  history: SearchStore,
  query: HistoryQuery,
  first: Answer,
  isCurrent: () => boolean,
): Promise<Result<{ readonly page: HistoryPage; readonly rest: Rest | null }, DatabaseError>> {
  const begun = await fillPage(history, query, first, isCurrent, maxStepsBeforeClose);
  if (begun.ok && isShort(begun.value, query)) {
    const early = await addCloseMatches(history, query, begun.value, {
      isCurrent,
      max: maxCloseSteps.early,
    });
    if (!early.ok) return early;
    const { rows } = early.value.page;
    if (rows.length > begun.value.rows.length) {
      const page = { ...early.value.page, next: begun.value.next };
      return { ok: true, value: { page, rest: { page: begun.value } } };
    }
  }
  const exact = await fillPage(history, query, begun, isCurrent);
  if (!exact.ok) return exact;
  if (!hasRoomForClose(exact.value, query)) return { ok: true, value: { page: exact.value, rest: null } };
  const filled = await addCloseMatches(history, query, exact.value, {
    isCurrent,
    max: maxCloseSteps.first,
  });
  if (!filled.ok) return filled;
  const { page, resume } = filled.value;
  return { ok: true, value: { page, rest: resume === undefined ? null : { page: exact.value, resume } } };
}

async function answerWhole(
  history: SearchStore,
  query: HistoryQuery,
  begun: Answer,
  isCurrent: () => boolean,
  resume: CloseMatchProgress | undefined,
): Promise<Answer> {
  const exact = await fillPage(history, query, begun, isCurrent);
  if (!exact.ok || !hasRoomForClose(exact.value, query)) return exact;
  const filled = await addCloseMatches(history, query, exact.value, {
    isCurrent,
    max: maxCloseSteps.whole,
    resume,
  });
  return filled.ok ? { ok: true, value: filled.value.page } : filled;
}

/** Whether the page has room for matches that the search has not come to yet. */
function isShort({ rows, next }: HistoryPage, { limit }: HistoryQuery): boolean {
  return next !== null && rows.length < limit;
}

/** Whether the page has every exact match, and room behind them. */
function hasRoomForClose({ rows, next }: HistoryPage, { limit }: HistoryQuery): boolean {
  return next === null && rows.length < limit;
}

async function fillPage(
  history: SearchStore,
  query: HistoryQuery,
  begun: Answer,
  isCurrent: () => boolean,
  maxSteps = Infinity,
): Promise<Answer> {
  let page = begun;
  for (let step = 1; page.ok && isShort(page.value, query) && isCurrent() && step < maxSteps; step += 1) {
    const { rows, next } = page.value;
    const more = await history.search({ ...query, before: next, limit: query.limit - rows.length });
    if (!more.ok) return more;
    page = { ok: true, value: joinPages(page.value, more.value) };
  }
  return page;
}

/** Returns `resume` if there may be more close matches than the page has. */
async function addCloseMatches(
  history: SearchStore,
  query: HistoryQuery,
  page: HistoryPage,
  steps: {
    readonly isCurrent: () => boolean;
    readonly max: number;
    readonly resume?: CloseMatchProgress | undefined;
  },
): Promise<Result<{ readonly page: HistoryPage; readonly resume?: CloseMatchProgress }, DatabaseError>> {
  let { resume } = steps;
  for (let step = 1; step <= steps.max && steps.isCurrent(); step += 1) {
    const close = await history.closeMatches({
      text: query.text,
      filter: query.filter,
      except: page.rows.map(({ id }) => id),
      limit: query.limit - page.rows.length,
      ...(resume !== undefined && { resume }),
      ...(step === steps.max && { isLastStep: true }),
    });
    if (!close.ok) return close;
    ({ resume } = close.value);
    if (resume === undefined || step === steps.max) {
      return {
        ok: true,
        value: { page: joinPages(page, close.value), ...(resume !== undefined && { resume }) },
      };
    }
  }
  return { ok: true, value: { page } };
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
