/** One promise, and how it is put to the test. Figures count failures, or what must not grow: the less the better. */
export type Measurement = {
  readonly id: `${'R' | 'S' | 'D'}${number}`;
  readonly unit: string;
  /** The figure must not be above it, and the control's must be. */
  readonly goal: number;
  readonly runs: { readonly full: number; readonly short: number };
  /** True where it waits more than it works: then it runs beside the others. */
  readonly isMostlyWaiting?: true;
  /** Everything that the row leaves to chance, it draws from `seed`: the same seed repeats the same draws. */
  readonly measure: (runs: number, seed: number) => Promise<MeasuredValue>;
};

export type MeasuredValue = {
  readonly value: number;
  /** The same with the guard taken away, or with what everybody does by default. */
  readonly control: number;
  /** Whatever else is worth knowing. */
  readonly seen?: Readonly<Record<string, unknown>>;
};

export function isReached(row: Measurement, { value, control }: MeasuredValue): boolean {
  return value <= row.goal && control > row.goal;
}
