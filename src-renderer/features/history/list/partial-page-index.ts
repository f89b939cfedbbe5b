import { pageLength } from '../../../../shared/history/ticket-history';

/** The outline of a list as far as it is known: where its pages end, and where the next slice of it begins. */
export type PartialPageIndex = {
  readonly ends: readonly number[];
  readonly after: number | null;
  readonly count: number;
  readonly isWhole: boolean;
};

/** So many slices of it are asked for without anybody wanting to go that far. */
export const maxEagerSlices = 270;

export const emptyPageIndex: PartialPageIndex = { ends: [], after: null, count: 0, isWhole: false };

/** How many rows a page has at least. */
export function countRowsOnPage(number: number, { ends, count, isWhole }: PartialPageIndex): number {
  if (isWhole) return Math.min(pageLength, count - number * pageLength);
  return ends[number] === undefined ? 0 : pageLength;
}
