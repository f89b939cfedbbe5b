import type { HistoryPage } from '../../../../shared/history/history-query-and-page';

/** Pages of a list by their number. */
export type Pages = ReadonlyMap<number, HistoryPage>;

const maxCachedPages = 80;

/** Keeps the pages nearest to the wanted ones. The others are loaded again when needed. */
export function evictDistantPages(pages: Pages, wanted: readonly number[]): Pages {
  if (pages.size <= maxCachedPages) return pages;
  const distance = (number: number) => Math.min(...wanted.map((page) => Math.abs(page - number)));
  const nearest = [...pages].toSorted(([a], [b]) => distance(a) - distance(b));
  return new Map(nearest.slice(0, maxCachedPages));
}
