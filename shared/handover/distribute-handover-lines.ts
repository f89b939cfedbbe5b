import { maxHandoverLines } from './handover';

/**
 * Shares the lines of the page among the sections: each gets all it needs if there is room, and otherwise no section
 * gets fewer lines than another that has more.
 */
export function distributeHandoverLines(
  counts: readonly number[],
  room: number = maxHandoverLines,
): number[] {
  const shares = counts.map(() => 0);
  let left = room;
  while (left > 0) {
    const wanting = counts.flatMap((count, at) => (count > (shares[at] ?? 0) ? [at] : []));
    if (wanting.length === 0) break;
    const each = Math.max(1, Math.floor(left / wanting.length));
    for (const at of wanting) {
      const share = Math.min(each, (counts[at] ?? 0) - (shares[at] ?? 0), left);
      shares[at] = (shares[at] ?? 0) + share;
      left -= share;
    }
  }
  return shares;
}
