import { pageLength, type HistoryPage } from '../../../../shared/history/history-query-and-page';
import type { Ask } from '../../../ipc/ipc-client';
import { createStore, type Store } from '../../../state/store';
import { evictDistantPages } from './evict-distant-pages';
import { getPageNumber, findRow, clampRow } from './row-positions';
import { emptyPageIndex, countRowsOnPage, maxEagerSlices, type PartialPageIndex } from './partial-page-index';
import { toHistoryQuery, type ListQuery } from '../filter/list-query';
import {
  createEmptyListState,
  getRow,
  selectFirstRow,
  showFirstPage,
  type FirstList,
  type HistoryListState,
} from './history-list-state';

export type HistoryListStore = {
  readonly store: Store<HistoryListState>;
  readonly search: (change: Partial<ListQuery>) => Promise<void>;
  /** Reloads the list after tickets changed; during a search, right after it. Keeps the rows and the selection that remain. */
  readonly refresh: () => Promise<void>;
  /** Reports the visible rows: `first` (inclusive) to `last` (exclusive). */
  readonly show: (first: number, last: number) => void;
  readonly selectTicket: (ticketId: number) => void;
  /** Selects a ticket of the current mode's history that another screen requested, whatever list is shown or loading. */
  readonly open: (ticketId: number) => void;
  /** Selects the first row if this ticket, which is gone, is selected. @returns whether it was */
  readonly skip: (ticketId: number) => boolean;
  /** Infinity selects the last row, even while its number is unknown. */
  readonly selectRow: (row: number) => void;
  /** Moves up or down by this many rows, as far as there are any. */
  readonly move: (by: number) => void;
};

/**
 * Browses the history. The page index says where each page begins, so that any page can be read on its own; it is
 * loaded in slices after the first page. An answer counts only while its request is the newest.
 * @param untilQuiet resolves after a long enough pause in typing, so that the next key's search does not wait for a
 * slice
 */
export function createHistoryListStore(
  ask: Ask,
  start: FirstList,
  untilQuiet: () => Promise<void> = () => Promise.resolve(),
): HistoryListStore {
  const store = createStore(createEmptyListState(start, Date.now()));
  let question = 0;
  /** The next list of the current mode's history selects it, even if it is not on the first page. */
  let wantedId = start.selectedId;
  let isSearching = false;
  /** Tickets changed while a first page was being read, which may be from before. */
  let isRefreshWanted = false;
  let isReading = false;
  /** True while the agent has moved to the end of a list whose end is still unknown. */
  let isToEnd = false;
  let isCounting = false;
  let pageIndex = emptyPageIndex;
  let stale: ReadonlySet<number> = new Set();
  /** The assumed length of the list when a page last came back too short. The same length is counted again only once. */
  let shortAt: number | null = null;
  let view = { first: 0, last: pageLength };

  const shown = () => toHistoryQuery(store.get().query, store.get().askedAtMs);

  async function search(change: Partial<ListQuery>): Promise<void> {
    store.set((list) => ({ ...list, query: { ...list.query, ...change } }));
    const page = await firstPage(true);
    if (page === null) return;
    const isUnfinished = page.isUnfinished === true;
    pageIndex = { ...emptyPageIndex, ends: page.next === null || isUnfinished ? [] : [page.next] };
    shortAt = null;
    stale = new Set();
    view = { first: 0, last: pageLength };
    const wanted = store.get().query.filter.mode === undefined ? wantedId : null;
    wantedId = null;
    store.set((list) => showFirstPage(list, page, wanted));
    if (isUnfinished) return finish(page);
    if (page.next === null && !isRefreshWanted) return;
    const mine = question;
    isCounting = page.next !== null;
    if (change.text !== undefined) await untilQuiet();
    if (mine === question) await (isRefreshWanted ? refresh() : continueCounting(emptyPageIndex, true));
  }

  /** Reads the rest: exact matches, which go before close ones that came first, or more close ones. */
  async function finish({ rows: [chosen], closeMatches: [closest] = [] }: HistoryPage): Promise<void> {
    const mine = question + 1;
    const isOutdated = isRefreshWanted;
    await refresh();
    if (mine !== question) return;
    if (chosen?.id === closest?.ticketId) {
      store.set((list) => (list.selectedId === (chosen?.id ?? null) ? selectFirstRow(list) : list));
    }
    if (isOutdated) await refresh();
  }

  async function refresh(): Promise<void> {
    isRefreshWanted = isSearching;
    if (isSearching) return;
    const page = await firstPage(false);
    if (page === null) return;
    wantedId = null;
    const mine = question;
    stale = new Set([...store.get().pages.keys()].filter((number) => number > 0));
    if (page.next === null) publish({ ends: [], after: null, count: page.rows.length, isWhole: true });
    else await continueCounting(emptyPageIndex, false);
    if (mine !== question) return;
    store.set((list) => ({ ...list, pages: new Map(list.pages).set(0, page), error: null }));
    stale = new Set([...store.get().pages.keys()].filter((number) => number > 0));
    findSelected();
    void read();
    if (isRefreshWanted) await refresh();
  }

  /** Null if the request failed or is no longer needed. */
  async function firstPage(mayBeUnfinished: boolean): Promise<HistoryPage | null> {
    question += 1;
    const mine = question;
    isSearching = true;
    isRefreshWanted = false;
    isToEnd = false;
    isCounting = false;
    store.set((list) => ({ ...list, askedAtMs: Date.now() }));
    const page = await ask('history.search', {
      ...shown(),
      before: null,
      limit: pageLength,
      mayBeUnfinished,
    });
    if (mine !== question) return null;
    isSearching = false;
    if (page.ok) return page.value;
    store.set((list) => ({ ...list, isFirstLoad: false, error: page.error }));
    return null;
  }

  /** @param isShown whether to show the progress; otherwise the new index replaces the old one when it is complete */
  async function continueCounting(from: PartialPageIndex, isShown: boolean): Promise<void> {
    const mine = question;
    let soFar = from;
    isCounting = true;
    for (let slice = 0; slice < maxEagerSlices && !soFar.isWhole; slice += 1) {
      const { after, count } = soFar;
      const part = await ask('history.get-page-index', { ...shown(), pageLength, after, counted: count });
      if (mine !== question) return;
      if (!part.ok) {
        store.set((list) => ({ ...list, error: part.error }));
        break;
      }
      const { pageEnds, count: counted, next } = part.value;
      soFar = { ends: [...soFar.ends, ...pageEnds], after: next, count: counted, isWhole: next === null };
      if (isShown) publish(soFar);
    }
    isCounting = false;
    if (!isShown) publish(soFar);
  }

  function publish(known: PartialPageIndex): void {
    const first = store.get().pages.get(0)?.rows.length ?? 0;
    const ends = known.ends.length === 0 ? pageIndex.ends.slice(0, 1) : known.ends;
    pageIndex = { ...known, ends };
    store.set((list) => {
      const count = known.isWhole ? known.count : Math.max(known.count, first);
      // New tickets come before the selected row. For removed ones, the position is unknown.
      const isLonger = list.query.sort === 'newest' && list.isWhole && known.isWhole && count > list.count;
      const isAlongside = isLonger && list.selectedRow !== null && list.selectedRow > 0;
      const there = isAlongside ? list.selectedRow + count - list.count : list.selectedRow;
      const wanted = isToEnd ? Infinity : there;
      const isPlace = wanted !== null && (isToEnd || known.isWhole);
      const selectedRow = isPlace ? clampRow(wanted, count) : wanted;
      const isMoving = list.isMoving || isToEnd;
      return { ...list, count, isWhole: known.isWhole, selectedRow, isMoving };
    });
    isToEnd = isToEnd && !known.isWhole;
    void read();
  }

  /** Loads the visible pages one at a time, always those visible by then, and afterwards the adjacent pages. */
  async function read(): Promise<void> {
    if (isReading) return;
    isReading = true;
    for (let number = nextPage(); number !== undefined && !isSearching; number = nextPage()) {
      const mine = question;
      const before = number === 0 ? null : (pageIndex.ends[number - 1] ?? null);
      const page = await ask('history.search', { ...shown(), before, limit: pageLength });
      if (mine !== question) continue;
      if (!page.ok) {
        store.set((list) => ({ ...list, error: page.error }));
        break;
      }
      take(number, page.value);
    }
    isReading = false;
  }

  function take(number: number, page: HistoryPage): void {
    stale = new Set([...stale].filter((other) => other !== number));
    store.set((list) => {
      const wanted = [
        getPageNumber(view.first),
        ...(list.selectedRow === null ? [] : [getPageNumber(list.selectedRow)]),
      ];
      return { ...list, pages: evictDistantPages(new Map(list.pages).set(number, page), wanted) };
    });
    findSelected();
    if (page.rows.length >= countRowsOnPage(number, pageIndex) || shortAt === pageIndex.count) return;
    // Tickets were removed, possibly the one after which the page begins, so its new position is unknown.
    shortAt = pageIndex.count;
    void refresh();
  }

  function nextPage(): number | undefined {
    const { pages, selectedRow, count, isMoving } = store.get();
    const [first, last] = [getPageNumber(view.first), getPageNumber(Math.max(view.first, view.last - 1))];
    const wanted = selectedRow === null || !isMoving ? [] : [getPageNumber(selectedRow)];
    for (let number = first; number <= last; number += 1) wanted.push(number);
    wanted.push(last + 1, first - 1);
    return wanted.find(
      (number) =>
        number >= 0 &&
        number * pageLength < count &&
        (number === 0 || pageIndex.ends[number - 1] !== undefined) &&
        (!pages.has(number) || stale.has(number)),
    );
  }

  function isPending(): boolean {
    const list = store.get();
    return list.selectedRow !== null && getRow(list, list.selectedRow)?.id !== list.selectedId;
  }

  /** Keeps the selected ticket selected if it has moved; otherwise selects the ticket now in the selected row. */
  function findSelected(): void {
    store.set((list) => {
      if (list.selectedRow === null || !isPending()) return list;
      const there = getRow(list, list.selectedRow);
      if (there === undefined || stale.has(getPageNumber(list.selectedRow))) return list;
      if (list.isMoving) return { ...list, selectedId: there.id };
      const fresh = new Map([...list.pages].filter(([number]) => !stale.has(number)));
      return { ...list, selectedRow: findRow(list.selectedId, fresh) };
    });
    if (store.get().isMoving && !isPending()) store.set((list) => ({ ...list, isMoving: false }));
  }

  function selectRow(row: number): void {
    const { count } = store.get();
    if (count === 0) return;
    wantedId = null;
    isToEnd = row === Infinity && !store.get().isWhole;
    store.set((list) => ({ ...list, selectedRow: clampRow(row, count), isMoving: true }));
    findSelected();
    void read();
    const isAtEnd = row >= count - 1 && !store.get().isWhole;
    if (isAtEnd && !isSearching && !isCounting) void continueCounting(pageIndex, true);
  }

  function selectTicket(ticketId: number): void {
    wantedId = null;
    isToEnd = false;
    store.set((list) => ({
      ...list,
      selectedId: ticketId,
      selectedRow:
        list.isFirstLoad && ticketId === list.selectedId ? list.selectedRow : findRow(ticketId, list.pages),
      isMoving: false,
    }));
  }

  function skip(ticketId: number): boolean {
    if (wantedId === ticketId) wantedId = null;
    if (store.get().selectedId !== ticketId) return false;
    store.set((list) => selectFirstRow({ ...list, selectedId: null, selectedRow: null, isMoving: false }));
    return true;
  }

  function open(ticketId: number): void {
    const { query, resultsMode } = store.get();
    const { mode, ...filter } = query.filter;
    if (mode === undefined && resultsMode === undefined) selectTicket(ticketId);
    else if (mode !== undefined || !isSearching) void search({ filter });
    if (isSearching) wantedId = ticketId;
  }

  return {
    store,
    search,
    refresh,
    show: (first, last) => {
      view = { first, last };
      void read();
    },
    selectTicket,
    open,
    skip,
    selectRow,
    move: (by) => selectRow((store.get().selectedRow ?? -1) + by),
  };
}
