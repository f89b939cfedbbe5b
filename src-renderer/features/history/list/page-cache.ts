import { pageLength, type HistoryPage } from '../../../../shared/history/history-query';

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

/** The row of a ticket, if its page is loaded. */
export function findRow(ticketId: number | null, pages: Pages): number | null {
  for (const [number, { rows }] of pages) {
    const at = rows.findIndex(({ id }) => id === ticketId);
    if (at !== -1) return number * pageLength + at;
  }
  return null;
}

export function getPageNumber(row: number): number {
  return Math.floor(row / pageLength);
}

/** The nearest existing row; null in an empty list. */
export function clampRow(row: number, count: number): number | null {
  return count === 0 ? null : Math.min(Math.max(row, 0), count - 1);
}
