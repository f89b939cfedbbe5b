import type { HistoryFilter, HistorySort } from '../../../../shared/history/history-query-and-page';
import type { SavedFilter } from '../../../../shared/history/saved-view';
import { resolveFilter } from './filter-date-range';

/** The contents and the order of a list. */
export type ListQuery = {
  readonly text: string;
  readonly filter: SavedFilter;
  readonly sort: HistorySort;
};

export const defaultListQuery: ListQuery = { text: '', filter: {}, sort: 'newest' };

/** Returns the query for the main process, with relative dates resolved at this time. */
export function toHistoryQuery({ text, filter, sort }: ListQuery, nowMs: number) {
  return removeBlankParts<HistoryFilter>(text, resolveFilter(filter, nowMs), sort);
}

export function removeBlankParts<Filter extends SavedFilter>(
  text: string,
  filter: Filter,
  sort: HistorySort,
) {
  return { text, sort, ...(Object.keys(filter).length > 0 && { filter }) };
}
