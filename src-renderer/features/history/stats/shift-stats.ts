import { foldText } from '../../../../shared/search/fold-text';
import type { TicketStatus } from '../../../../shared/history/ticket-summary-and-detail';
import type { TicketStats } from '../../../../shared/history/ticket-stats';

export type Counts = ReadonlyMap<string, number>;

/** The stats of a period, complete or as far as counted. */
export type ShiftStats = {
  readonly count: number;
  readonly isWhole: boolean;
  readonly statuses: Counts;
  readonly services: Counts;
  readonly regionNames: Counts;
  readonly stores: Counts;
  readonly hours: Counts;
  readonly onScreenSeconds: Counts;
  readonly endings: Counts;
  readonly agents: Counts;
  readonly pcs: Counts;
  readonly unfinishedCalls: Counts;
  readonly incomingCalls: Counts;
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
  endings: noCounts,
  agents: noCounts,
  pcs: noCounts,
  unfinishedCalls: noCounts,
  incomingCalls: noCounts,
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
    endings: addCounts(shift.endings, stats.endings),
    agents: addCounts(shift.agents, stats.agents),
    pcs: addCounts(shift.pcs, stats.pcs),
    unfinishedCalls: addCounts(shift.unfinishedCalls, stats.unfinishedCalls),
    incomingCalls: addCounts(shift.incomingCalls, stats.incomingCalls),
  };
}

/** Sums `2026-11-24 09` by day, `2026-11-24`, in chronological order. */
export function countByDay(hours: Counts): Counts {
  return sortCounts(
    addCounts(
      noCounts,
      [...hours].map(([hour, count]) => [hour.slice(0, 10), count] as const),
    ),
  );
}

/** Sums `2026-11-24 09` by month, `2026-11`, in chronological order. */
export function countByMonth(hours: Counts): Counts {
  return sortCounts(
    addCounts(
      noCounts,
      [...hours].map(([hour, count]) => [hour.slice(0, 7), count] as const),
    ),
  );
}

/** Sums `2026-11-24 09` by hour of the day, `09`, over all days. */
export function countByHour(hours: Counts): Counts {
  return sortCounts(
    addCounts(
      noCounts,
      [...hours].map(([hour, count]) => [hour.slice(11), count] as const),
    ),
  );
}

/** The counts of each agent, and of an empty text for calls without initials; nothing where no call has any. */
export function countByAgent(agents: Counts): Counts {
  return [...agents.keys()].some((agent) => agent !== '') ? joinSpellings(agents) : noCounts;
}

/** Counts texts together that a filter takes for the same one, such as `na` and `NA`, under the most frequent spelling. */
export function joinSpellings(counts: Counts): Counts {
  const joined = new Map<string, { readonly text: string; readonly count: number }>();
  for (const [text, count] of [...counts].toSorted(([, a], [, b]) => b - a)) {
    const same = joined.get(foldText(text));
    joined.set(foldText(text), { text: same?.text ?? text, count: (same?.count ?? 0) + count });
  }
  return new Map([...joined.values()].map(({ text, count }) => [text, count]));
}

/** Averages over the hours with at least one ticket, so that a night between two shifts does not count as work. */
export function getHourlyRate({ count, hours }: Pick<ShiftStats, 'count' | 'hours'>): number | null {
  return hours.size === 0 ? null : count / hours.size;
}

/** The median call length. Null if no call's length is known. */
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

/** Every call that began: those in the history, those that were discarded, and those that are open or parked. */
export function countCalls({
  count,
  unfinishedCalls,
}: Pick<ShiftStats, 'count' | 'unfinishedCalls'>): number {
  return [...unfinishedCalls.values()].reduce((sum, calls) => sum + calls, count);
}

/** Every ticket, also one that was rejected and whose call then ended without one. */
export function countTickets({ statuses }: Pick<ShiftStats, 'statuses'>): number {
  return [...statuses].reduce((sum, [status, tickets]) => (status === 'recorded' ? sum : sum + tickets), 0);
}

/** Every ticket in the outbox counts as waiting, for whatever reason. */
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
