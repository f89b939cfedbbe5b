import { pageLength } from '../../../../shared/history/history-query-and-page';

/** The known part of a list's page index: where pages end, and where its next slice begins. */
export type PartialPageIndex = {
  readonly ends: readonly number[];
  readonly after: number | null;
  readonly count: number;
  readonly isWhole: boolean;
};

/** The most slices that are loaded without a request to go that far. */
export const maxEagerSlices = 270;

export const emptyPageIndex: PartialPageIndex = { ends: [], after: null, count: 0, isWhole: false };

/** The minimum number of rows on a page. */
export function countRowsOnPage(number: number, { ends, count, isWhole }: PartialPageIndex): number {
  if (isWhole) return Math.min(pageLength, count - number * pageLength);
  return ends[number] === undefined ? 0 : pageLength;
}
