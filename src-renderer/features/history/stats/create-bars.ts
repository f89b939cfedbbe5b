import type { Bar } from './bar-table';
import type { Counts } from './shift-stats';

/** A bar for each count. `more` gives its name and what it leads to. */
export function createBars(
  counts: Counts | readonly (readonly [string, number])[],
  more: (value: string) => Partial<Bar>,
): Bar[] {
  return [...counts].map(([value, count]) => ({ key: value, name: value, count, ...more(value) }));
}
