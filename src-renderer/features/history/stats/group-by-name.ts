import { foldText } from '../../../../shared/search/fold-text';
import type { Counts } from './shift-stats';

/** What the filters of the history take for one: its most frequent spelling, and the tickets of all its spellings. */
export type NameGroup = {
  readonly name: string;
  readonly count: number;
};

/**
 * Names that are the same but for case, width and accents as one, the most frequent first.
 * @param known what a spelling stands for besides, as `Pulau Pinang` does for `Penang`
 */
export function groupByName(
  counts: Counts,
  known: (spelling: string) => string | undefined = () => undefined,
): readonly NameGroup[] {
  const found = new Map<string, NameGroup>();
  const mostFirst = [...counts].toSorted(([a, x], [b, y]) => y - x || a.localeCompare(b));
  for (const [spelling, count] of mostFirst) {
    const name = known(spelling);
    const before = found.get(foldText(name ?? spelling));
    found.set(foldText(name ?? spelling), {
      name: before?.name ?? name ?? spelling,
      count: count + (before?.count ?? 0),
    });
  }
  return [...found.values()].toSorted((a, b) => b.count - a.count);
}
