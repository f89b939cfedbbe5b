import { pageLength, type HistoryPage } from '../../../../shared/history/ticket-history';

/** Pages of a list by their number. */
export type Pages = ReadonlyMap<number, HistoryPage>;

const maxCachedPages = 80;

/** The pages nearest to those that are wanted: the others are read again when they are. */
export function evictDistantPages(pages: Pages, wanted: readonly number[]): Pages {
  if (pages.size <= maxCachedPages) return pages;
  const distance = (number: number) => Math.min(...wanted.map((page) => Math.abs(page - number)));
  const nearest = [...pages].toSorted(([a], [b]) => distance(a) - distance(b));
  return new Map(nearest.slice(0, maxCachedPages));
}

/** Where in the list a ticket is, as far as its page is at hand. */
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

/** The row of a list that is nearest; null where it has none. */
export function clampRow(row: number, count: number): number | null {
  return count === 0 ? null : Math.min(Math.max(row, 0), count - 1);
}
