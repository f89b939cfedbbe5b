import { pageLength, type HistoryPage } from '../../../../shared/history/ticket-history';

/** Pages of a list by their number. */
export type Pages = ReadonlyMap<number, HistoryPage>;

const mostKept = 80;

/** The pages nearest to those that are wanted: the others are read again when they are. */
export function kept(pages: Pages, wanted: readonly number[]): Pages {
  if (pages.size <= mostKept) return pages;
  const distance = (number: number) => Math.min(...wanted.map((page) => Math.abs(page - number)));
  const nearest = [...pages].toSorted(([a], [b]) => distance(a) - distance(b));
  return new Map(nearest.slice(0, mostKept));
}

/** Where in the list a ticket is, as far as its page is at hand. */
export function rowOf(ticketId: number | null, pages: Pages): number | null {
  for (const [number, { rows }] of pages) {
    const at = rows.findIndex(({ id }) => id === ticketId);
    if (at !== -1) return number * pageLength + at;
  }
  return null;
}

export function pageOf(row: number): number {
  return Math.floor(row / pageLength);
}

/** The row of a list that is nearest; null where it has none. */
export function rowWithin(row: number, count: number): number | null {
  return count === 0 ? null : Math.min(Math.max(row, 0), count - 1);
}
