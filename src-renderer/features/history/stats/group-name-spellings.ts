import { foldText } from '../../../../shared/search/fold-text';
import type { Counts } from './shift-stats';

/** Names that the history's filters treat as one: the most frequent spelling, and the tickets of all spellings. */
export type NameGroup = {
  readonly name: string;
  readonly count: number;
};

/**
 * Groups names that differ only in case, width and accents, the most frequent first.
 * @param known another name for a spelling, such as `Penang` for `Pulau Pinang`
 */
export function groupNameSpellings(
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
