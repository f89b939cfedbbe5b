import type { HistoryFilter, HistorySort, SavedFilter } from '../../../../shared/history/ticket-history';
import { resolveFilter } from './filter-options';

/** What a list shows, and in which order. */
export type ListQuery = {
  readonly text: string;
  readonly filter: SavedFilter;
  readonly sort: HistorySort;
};

export const defaultListQuery: ListQuery = { text: '', filter: {}, sort: 'newest' };

/** What the main process is asked for, as things are at a time. */
export function toHistoryQuery({ text, filter, sort }: ListQuery, nowMs: number) {
  return removeBlankParts<HistoryFilter>(text, resolveFilter(filter, nowMs), sort);
}

/** The same as a view keeps it. */
export function toSavedQuery({ text, filter, sort }: ListQuery) {
  return removeBlankParts(text, filter, sort);
}

function removeBlankParts<Filter extends SavedFilter>(text: string, filter: Filter, sort: HistorySort) {
  return { text, sort, ...(Object.keys(filter).length > 0 && { filter }) };
}
