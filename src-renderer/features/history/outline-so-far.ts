/** The outline of a list as far as it is known: where its pages end, and where the next slice of it begins. */
export type OutlineSoFar = {
  readonly ends: readonly number[];
  readonly after: number | null;
  readonly count: number;
  readonly isWhole: boolean;
};

export const blankOutline: OutlineSoFar = { ends: [], after: null, count: 0, isWhole: false };
