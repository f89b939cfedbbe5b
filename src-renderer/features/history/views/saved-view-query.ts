import type { SavedFilter, SavedView, ViewContent } from '../../../../shared/history/saved-view';
import { defaultListQuery, removeBlankParts, type ListQuery } from '../filter/list-query';

export function toListQuery({ text, filter, sort }: Omit<ViewContent, 'name'>): ListQuery {
  return { text, filter: filter ?? defaultListQuery.filter, sort: sort ?? defaultListQuery.sort };
}

/** Makes a view of this name from the displayed list. */
export function createView(name: string, query: ListQuery): ViewContent {
  return { name, ...toSavedQuery(query) };
}

/** Whether a view equals the displayed list. */
export function isCurrentView(view: SavedView, query: ListQuery): boolean {
  const { text, filter, sort } = toListQuery(view);
  return text === query.text && sort === query.sort && isSameFilter(filter, query.filter);
}

function isSameFilter(a: SavedFilter, b: SavedFilter): boolean {
  return toCanonicalText(a) === toCanonicalText(b);
}

function toCanonicalText(filter: SavedFilter): string {
  return JSON.stringify(Object.entries(filter).toSorted(([a], [b]) => a.localeCompare(b)));
}

/** Returns the query as a view stores it. */
function toSavedQuery({ text, filter, sort }: ListQuery) {
  return removeBlankParts(text, filter, sort);
}
