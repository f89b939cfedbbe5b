import type { HistoryPage } from '../../../shared/history';

/** Pages of a list by their number. */
export type Pages = ReadonlyMap<number, HistoryPage>;

const mostKept = 40;

/** The pages nearest to those that are wanted: the others are read again when they are. */
export function kept(pages: Pages, wanted: readonly number[]): Pages {
  if (pages.size <= mostKept) return pages;
  const distance = (number: number) => Math.min(...wanted.map((page) => Math.abs(page - number)));
  const nearest = [...pages].toSorted(([a], [b]) => distance(a) - distance(b));
  return new Map(nearest.slice(0, mostKept));
}
