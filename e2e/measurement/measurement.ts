/**
 * One promise of the app and its measurement. Figures count failures or something that must not grow, so less is
 * better.
 */
export type Measurement = {
  readonly id: `${'R' | 'S' | 'D'}${number}`;
  readonly unit: string;
  /** The figure must not exceed it; the control's figure must. */
  readonly goal: number;
  readonly runs: { readonly full: number; readonly short: number };
  /** True if it mostly waits. It then runs in parallel with the others. */
  readonly isMostlyWaiting?: true;
  /** Every random choice of the row is drawn from `seed`, so the same seed repeats it. */
  readonly measure: (runs: number, seed: number) => Promise<MeasuredValue>;
};

export type MeasuredValue = {
  readonly value: number;
  /** The figure without the guard, or for a naive implementation. */
  readonly control: number;
  /** Further observations. */
  readonly seen?: Readonly<Record<string, unknown>>;
};

export function reachesGoal(row: Measurement, { value, control }: MeasuredValue): boolean {
  return value <= row.goal && control > row.goal;
}
