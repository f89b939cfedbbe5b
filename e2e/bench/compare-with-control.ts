import { median } from './median-and-95th-percentile';

/** One measurement of the app and of its control, taken alternately within one run. */
export type Pair = { readonly app: number; readonly control: number };

export type Goal = {
  readonly id: string;
  readonly what: string;
  readonly unit: 'ms' | 'MB' | 'keys' | 'handles';
  /** The maximum ratio of app to control. */
  readonly goal?: number;
  /** The maximum for the app itself. */
  readonly max?: number;
};

export type BenchmarkResult = ReturnType<typeof compareWithControl>;

/** The output line of a figure. `value` is the median ratio of its pairs; the rest explains it. */
export function compareWithControl({ id, what, unit, goal, max }: Goal, pairs: readonly Pair[]) {
  return {
    id,
    what,
    value: rounded(median(pairs.map(({ app, control }) => app / control))),
    goal,
    max,
    unit: `× control, in ${unit}`,
    runs: pairs.length,
    app: rounded(median(pairs.map(({ app }) => app))),
    control: rounded(median(pairs.map(({ control }) => control))),
  };
}

function rounded(number: number): number {
  return Math.round(number * 1000) / 1000;
}
