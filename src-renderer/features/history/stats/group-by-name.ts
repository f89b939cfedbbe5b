import { fold } from '../../../../shared/search/fold-text';
import type { Counts } from './merge-stats';

/** What the filters of the history take for one: its most frequent spelling, and the tickets of all its spellings. */
export type SameNames = {
  readonly name: string;
  readonly count: number;
};

/**
 * Names that are the same but for case, width and accents as one, the most frequent first.
 * @param known what a spelling stands for besides, as `Pulau Pinang` does for `Penang`
 */
export function sameNames(
  counts: Counts,
  known: (spelling: string) => string | undefined = () => undefined,
): readonly SameNames[] {
  const found = new Map<string, SameNames>();
  const mostFirst = [...counts].toSorted(([a, x], [b, y]) => y - x || a.localeCompare(b));
  for (const [spelling, count] of mostFirst) {
    const name = known(spelling);
    const before = found.get(fold(name ?? spelling));
    found.set(fold(name ?? spelling), {
      name: before?.name ?? name ?? spelling,
      count: count + (before?.count ?? 0),
    });
  }
  return [...found.values()].toSorted((a, b) => b.count - a.count);
}
