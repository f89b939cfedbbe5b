import type { AppError } from '../../../../shared/errors/app-error';
import type { Mode } from '../../../../shared/app/app-state';
import { pageLength, type TicketSummary } from '../../../../shared/history/ticket-history';
import type { Pages } from './page-cache';
import { defaultListQuery, type ListQuery } from '../filter/list-query';

/** What is shown of the history. */
export type HistoryListState = {
  readonly query: ListQuery;
  /** Which days today and the like are in it: the same for all its pages, also past midnight. */
  readonly askedAtMs: number;
  /** The text that the tickets at hand were found by: for a moment still the one before. */
  readonly resultsText: string;
  /** Whose history they are of, as in a filter; for a moment still the one before. */
  readonly resultsMode: Mode | undefined;
  /** How many tickets the list has; as far as it is known while `isWhole` is false. */
  readonly count: number;
  readonly isWhole: boolean;
  /** Those pages that are at hand, by their number. */
  readonly pages: Pages;
  /** Where in the list the chosen ticket is; null where nobody knows. */
  readonly selectedRow: number | null;
  /** The chosen ticket; for a moment still the one before, where its page is only being read. */
  readonly selectedId: number | null;
  /** The agent has gone to a row: while its page is only being read, nobody knows which ticket is in it. */
  readonly isMoving: boolean;
  readonly isFirstLoad: boolean;
  readonly error: AppError | null;
};

/** Before anything was looked for. */
export function createEmptyListState(selectedId: number | null): HistoryListState {
  return {
    query: defaultListQuery,
    askedAtMs: Date.now(),
    resultsText: '',
    resultsMode: undefined,
    count: 0,
    isWhole: false,
    pages: new Map(),
    selectedRow: null,
    selectedId,
    isMoving: false,
    isFirstLoad: true,
    error: null,
  };
}

export function getRow({ pages }: Pick<HistoryListState, 'pages'>, row: number): TicketSummary | undefined {
  return pages.get(Math.floor(row / pageLength))?.rows[row % pageLength];
}

/** The case that is chosen, and the row of the list it is in; `ticketKey` is null while that one is not known. */
export type SelectedTicket = { readonly ticketKey: string | null; readonly row: number | null };

export function getSelectedTicket(list: HistoryListState): SelectedTicket {
  const { selectedId, selectedRow, resultsMode, isMoving } = list;
  const isKnown = !isMoving || selectedRow === null || getRow(list, selectedRow)?.id === selectedId;
  return {
    ticketKey: isKnown && selectedId !== null ? createTicketKey(resultsMode, selectedId) : null,
    row: selectedRow,
  };
}

/** A number is a ticket's within one history. */
export function createTicketKey(foundIn: Mode | undefined, ticketId: number): string {
  return `${foundIn} ${ticketId}`;
}
