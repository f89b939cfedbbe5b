/**
 * Finds a free reference: the wanted one, or the wanted one with a number. Doubles the number until it is free, then
 * halves the gap, so that the last of thousands of equal references costs only a few look-ups.
 */
export function findFreeReference(wanted: string, isTaken: (reference: string) => boolean): string {
  if (!isTaken(wanted)) return wanted;
  let taken = 1;
  let free = 2;
  while (isTaken(numbered(wanted, free))) [taken, free] = [free, free * 2];
  while (free - taken > 1) {
    const middle = Math.floor((taken + free) / 2);
    if (isTaken(numbered(wanted, middle))) taken = middle;
    else free = middle;
  }
  return numbered(wanted, free);
}

function numbered(wanted: string, number: number): string {
  return `${wanted}-${number}`;
}
