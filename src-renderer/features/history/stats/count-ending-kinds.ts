import { parseEnding } from '../../../../shared/calls/call-ending';
import { groupNameSpellings } from './group-name-spellings';
import type { Counts } from './shift-stats';

/**
 * Counts ended calls by the kind of ending, the most frequent first: as the filter finds them, whatever the kind was called then
 * or on the PC that ended the call.
 * @param endings counts by the JSON of a `CallEnding`
 */
export function countEndingKinds(endings: Counts): readonly (readonly [kind: string, count: number])[] {
  const kinds = new Map<string, number>();
  for (const [ending, count] of endings) {
    const { kind } = parseEnding(ending);
    kinds.set(kind, (kinds.get(kind) ?? 0) + count);
  }
  return groupNameSpellings(kinds).map(({ name, count }) => [name, count]);
}
