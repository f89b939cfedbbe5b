import type { AppError } from '../../../../shared/errors/app-error';
import type { Mode } from '../../../../shared/app/mode';
import { pageLength, type HistoryPage } from '../../../../shared/history/history-query-and-page';
import type { TicketSummary } from '../../../../shared/history/ticket-summary-and-detail';
import type { Pages } from './evict-distant-pages';
import { defaultListQuery, type ListQuery } from '../filter/list-query';

/** The displayed history list. */
export type HistoryListState = {
  readonly query: ListQuery;
  /** The time to which relative dates refer: the same for all pages, also past midnight. */
  readonly askedAtMs: number;
  /** The search text of the current results. May lag behind `query` for a moment. */
  readonly resultsText: string;
  /** The mode of the current results, as in a filter. May lag behind `query` for a moment. */
  readonly resultsMode: Mode | undefined;
  /** The number of tickets in the list, or the number so far while `isWhole` is false. */
  readonly count: number;
  readonly isWhole: boolean;
  /** The loaded pages by their number. */
  readonly pages: Pages;
  /** The row of the selected ticket; null if unknown. */
  readonly selectedRow: number | null;
  /** The selected ticket. While its page is loading, still the previous one. */
  readonly selectedId: number | null;
  /** The agent has moved to a row whose page is still loading, so its ticket is unknown. */
  readonly isMoving: boolean;
  readonly isFirstLoad: boolean;
  readonly error: AppError | null;
};

/** The initial content of the list: a query, and the case that another screen requested, or that was left selected, if any. */
export type FirstList = Partial<ListQuery> & {
  readonly selectedId: number | null;
  /** The row in which the case was left. It is looked for there if it is not on the first page. */
  readonly selectedRow?: number | null;
};

/**
 * The state before the first search.
 * @param nowMs since 1970
 */
export function createEmptyListState(
  { selectedId, selectedRow = null, ...query }: FirstList,
  nowMs: number,
): HistoryListState {
  return {
    query: { ...defaultListQuery, ...query },
    askedAtMs: nowMs,
    resultsText: '',
    resultsMode: undefined,
    count: 0,
    isWhole: false,
    pages: new Map(),
    selectedRow,
    selectedId,
    isMoving: false,
    isFirstLoad: true,
    error: null,
  };
}

export function getRow({ pages }: Pick<HistoryListState, 'pages'>, row: number): TicketSummary | undefined {
  return pages.get(Math.floor(row / pageLength))?.rows[row % pageLength];
}

/** Shows the first page of the list that was searched for. It selects the ticket `wanted`, even if it is not on the page. */
export function showFirstPage(
  list: HistoryListState,
  page: HistoryPage,
  wanted: number | null,
): HistoryListState {
  const resultsMode = list.query.filter.mode;
  // A ticket id is unique only within one history. The first row was chosen by itself: the next first row is then chosen.
  const isKeptChoice = resultsMode === list.resultsMode && list.selectedRow !== 0;
  const chosen = wanted ?? (isKeptChoice ? list.selectedId : null);
  const found = page.rows.findIndex(({ id }) => id === chosen);
  const isKept = wanted !== null && found === -1;
  const row = found === -1 ? 0 : found;
  const leftRow = isKept && list.isFirstLoad && page.next !== null ? list.selectedRow : null;
  return {
    ...list,
    resultsText: list.query.text,
    resultsMode,
    count: page.rows.length,
    isWhole: page.next === null,
    pages: new Map([[0, page]]),
    selectedRow: isKept || page.rows.length === 0 ? leftRow : row,
    selectedId: isKept ? wanted : (page.rows[row]?.id ?? null),
    isFirstLoad: false,
    error: null,
  };
}

/** Unchanged if the list is empty. */
export function selectFirstRow(list: HistoryListState): HistoryListState {
  const first = getRow(list, 0);
  return first === undefined ? list : { ...list, selectedRow: 0, selectedId: first.id };
}

/** The selected case and its row in the list. `ticketKey` is null while the case is unknown. */
export type SelectedTicket = { readonly ticketKey: string | null; readonly row: number | null };

export function getSelectedTicket(list: HistoryListState): SelectedTicket {
  const { selectedId, selectedRow, resultsMode, isMoving } = list;
  const isKnown = !isMoving || selectedRow === null || getRow(list, selectedRow)?.id === selectedId;
  return {
    ticketKey: isKnown && selectedId !== null ? createTicketKey(resultsMode, selectedId) : null,
    row: selectedRow,
  };
}

/** A ticket id is unique only within one history. */
export function createTicketKey(foundIn: Mode | undefined, ticketId: number): string {
  return `${foundIn} ${ticketId}`;
}

/** The number of rows that are marked Similar. All of them are on the first page. */
export function countCloseMatches({ pages }: HistoryListState): number {
  return pages.get(0)?.closeMatches?.length ?? 0;
}
