/** A clock that differs by more than this, in ms, counts as wrong. `server.sql` has the same limit. */
export const clockToleranceMs = 300_000;

/** The last moment of year 9999, in ms since 1970. Later, a day has no date to show. */
export const latestTimeMs = 253_402_300_799_999;

/**
 * The latest time of a change that is taken from another PC, in ms since 1970. Later ones count as this one, so that
 * whatever an archive claims, every later change here still has a time that archives can hold.
 */
export const latestChangeMs = Date.UTC(9000, 0, 1);

type Change = { readonly changedAtMs: number };

/**
 * Tells which of two changes of the same thing holds: the later one. Of two of the same moment, every PC must keep the same
 * one, whichever came first, so what they say decides.
 * @param contentOf what differs between two changes
 * @param nowMs a time later than this is of a clock that was wrong, and gives way to any other
 */
export function isNewerChange<T extends Change>(
  change: T,
  existing: T,
  contentOf: (change: T) => readonly unknown[],
  nowMs = Number.POSITIVE_INFINITY,
): boolean {
  const isOfWrongClock = ({ changedAtMs }: Change): boolean => changedAtMs > nowMs + clockToleranceMs;
  if (isOfWrongClock(change) !== isOfWrongClock(existing)) return isOfWrongClock(existing);
  if (change.changedAtMs !== existing.changedAtMs) return change.changedAtMs > existing.changedAtMs;
  return JSON.stringify(contentOf(change)) > JSON.stringify(contentOf(existing));
}
