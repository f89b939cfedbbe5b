import type { TicketStatus } from '../../../../shared/history/ticket-history';
import type { TicketStats } from '../../../../shared/history/ticket-stats';

export type Counts = ReadonlyMap<string, number>;

/** A whole tally, or as much of it as was counted. */
export type ShiftStats = {
  readonly count: number;
  readonly isWhole: boolean;
  readonly statuses: Counts;
  readonly services: Counts;
  readonly regionNames: Counts;
  readonly stores: Counts;
  readonly hours: Counts;
  readonly onScreenSeconds: Counts;
};

const noCounts: Counts = new Map();
export const emptyShiftStats: ShiftStats = {
  count: 0,
  isWhole: false,
  statuses: noCounts,
  services: noCounts,
  regionNames: noCounts,
  stores: noCounts,
  hours: noCounts,
  onScreenSeconds: noCounts,
};

export function addStats(shift: ShiftStats, stats: TicketStats): ShiftStats {
  return {
    count: shift.count + stats.count,
    isWhole: stats.next === null,
    statuses: addCounts(shift.statuses, stats.statuses),
    services: addCounts(shift.services, stats.services),
    regionNames: addCounts(shift.regionNames, stats.regionNames),
    stores: addCounts(shift.stores, stats.stores),
    hours: addCounts(shift.hours, stats.hours),
    onScreenSeconds: addCounts(shift.onScreenSeconds, stats.onScreenSeconds),
  };
}

/** `2026-11-24` of `2026-11-24 09`, in the order of time. */
export function countByDay(hours: Counts): Counts {
  return sortCounts(
    addCounts(
      noCounts,
      [...hours].map(([hour, count]) => [hour.slice(0, 10), count] as const),
    ),
  );
}

/** `2026-11` of `2026-11-24 09`, in the order of time. */
export function countByMonth(hours: Counts): Counts {
  return sortCounts(
    addCounts(
      noCounts,
      [...hours].map(([hour, count]) => [hour.slice(0, 7), count] as const),
    ),
  );
}

/** `09` of `2026-11-24 09`, all days together. */
export function countByHour(hours: Counts): Counts {
  return sortCounts(
    addCounts(
      noCounts,
      [...hours].map(([hour, count]) => [hour.slice(11), count] as const),
    ),
  );
}

/** Over the hours in which at least one came: a night between two shifts is not counted as an hour of work. */
export function getHourlyRate({ count, hours }: Pick<ShiftStats, 'count' | 'hours'>): number | null {
  return hours.size === 0 ? null : count / hours.size;
}

/** Half of the calls were shorter. Null where of none is known how long it was on the screen. */
export function getMedianSeconds(onScreenSeconds: Counts): number | null {
  const lengths = [...onScreenSeconds].map(([seconds, count]) => ({ seconds: Number(seconds), count }));
  const half = lengths.reduce((all, { count }) => all + count, 0) / 2;
  let passed = 0;
  for (const { seconds, count } of lengths.toSorted((a, b) => a.seconds - b.seconds)) {
    passed += count;
    if (passed >= half) return seconds;
  }
  return null;
}

/** Everything that is still in the outbox waits, whatever for. */
export function countWaiting({ statuses }: Pick<ShiftStats, 'statuses'>): number {
  const waiting: readonly TicketStatus[] = ['waiting', 'sending', 'signed-out', 'account-blocked'];
  return waiting.reduce((all, state) => all + (statuses.get(state) ?? 0), 0);
}

function addCounts(before: Counts, more: Iterable<readonly [string, number]>): Counts {
  const all = new Map(before);
  for (const [value, count] of more) all.set(value, (all.get(value) ?? 0) + count);
  return all;
}

function sortCounts(counts: Counts): Counts {
  return new Map([...counts].toSorted(([a], [b]) => a.localeCompare(b)));
}
