import type { TicketState } from '../../../../shared/history/ticket-history';
import type { Tally } from '../../../../shared/history/ticket-stats';

export type Counts = ReadonlyMap<string, number>;

/** A whole tally, or as much of it as was counted. */
export type Shift = {
  readonly count: number;
  readonly isWhole: boolean;
  readonly states: Counts;
  readonly services: Counts;
  readonly stateNames: Counts;
  readonly stores: Counts;
  readonly hours: Counts;
  readonly onScreenSeconds: Counts;
};

const none: Counts = new Map();
export const blankShift: Shift = {
  count: 0,
  isWhole: false,
  states: none,
  services: none,
  stateNames: none,
  stores: none,
  hours: none,
  onScreenSeconds: none,
};

export function withTally(shift: Shift, tally: Tally): Shift {
  return {
    count: shift.count + tally.count,
    isWhole: tally.next === null,
    states: sum(shift.states, tally.states),
    services: sum(shift.services, tally.services),
    stateNames: sum(shift.stateNames, tally.stateNames),
    stores: sum(shift.stores, tally.stores),
    hours: sum(shift.hours, tally.hours),
    onScreenSeconds: sum(shift.onScreenSeconds, tally.onScreenSeconds),
  };
}

/** `2026-11-24` of `2026-11-24 09`, in the order of time. */
export function byDay(hours: Counts): Counts {
  return ordered(
    sum(
      none,
      [...hours].map(([hour, count]) => [hour.slice(0, 10), count] as const),
    ),
  );
}

/** `2026-11` of `2026-11-24 09`, in the order of time. */
export function byMonth(hours: Counts): Counts {
  return ordered(
    sum(
      none,
      [...hours].map(([hour, count]) => [hour.slice(0, 7), count] as const),
    ),
  );
}

/** `09` of `2026-11-24 09`, all days together. */
export function byHour(hours: Counts): Counts {
  return ordered(
    sum(
      none,
      [...hours].map(([hour, count]) => [hour.slice(11), count] as const),
    ),
  );
}

/** Over the hours in which at least one came: a night between two shifts is not counted as an hour of work. */
export function perHour({ count, hours }: Pick<Shift, 'count' | 'hours'>): number | null {
  return hours.size === 0 ? null : count / hours.size;
}

/** Half of the calls were shorter. Null where of none is known how long it was on the screen. */
export function medianSeconds(onScreenSeconds: Counts): number | null {
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
export function waitingOf({ states }: Pick<Shift, 'states'>): number {
  const waiting: readonly TicketState[] = ['waiting', 'sending', 'signed out', 'account blocked'];
  return waiting.reduce((all, state) => all + (states.get(state) ?? 0), 0);
}

function sum(before: Counts, more: Iterable<readonly [string, number]>): Counts {
  const all = new Map(before);
  for (const [value, count] of more) all.set(value, (all.get(value) ?? 0) + count);
  return all;
}

function ordered(counts: Counts): Counts {
  return new Map([...counts].toSorted(([a], [b]) => a.localeCompare(b)));
}
