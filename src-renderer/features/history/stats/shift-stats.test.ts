import { expect, test } from 'vitest';
import {
  emptyShiftStats,
  countByAgent,
  countByDay,
  countByHour,
  countByMonth,
  getMedianSeconds,
  getHourlyRate,
  countWaiting,
  addStats,
} from './shift-stats';

test('merged slices equal the stats of the whole period', () => {
  const slice = (count: number, next: number | null) => ({
    count,
    next,
    services: [],
    regionNames: [],
    stores: [],
    onScreenSeconds: [],
    endings: [],
    agents: [],
    pcs: [],
    unfinishedCalls: [],
    incomingCalls: [],
    statuses: [['created', count]] as [string, number][],
    hours: [['2026-11-24 09', count]] as [string, number][],
  });
  const half = addStats(emptyShiftStats, slice(2, 7));
  expect(half).toMatchObject({ count: 2, isWhole: false });
  const whole = addStats(half, slice(3, null));
  expect(whole).toMatchObject({ count: 5, isWhole: true, statuses: new Map([['created', 5]]) });
  expect(getHourlyRate(whole)).toBe(5);
});

test('hours make days and a day of hours, in the order of time', () => {
  const hours = new Map([
    ['2026-11-25 09', 1],
    ['2026-11-24 14', 2],
    ['2026-11-24 09', 4],
  ]);
  expect([...countByDay(hours)]).toEqual([
    ['2026-11-24', 6],
    ['2026-11-25', 1],
  ]);
  expect([...countByMonth(hours)]).toEqual([['2026-11', 7]]);
  expect([...countByHour(hours)]).toEqual([
    ['09', 5],
    ['14', 2],
  ]);
  expect(getHourlyRate({ count: 6, hours })).toBe(2);
  expect(getHourlyRate(emptyShiftStats)).toBeNull();
});

test('the median is the length that half of the calls do not reach beyond', () => {
  expect(getMedianSeconds(new Map())).toBeNull();
  expect(getMedianSeconds(new Map([['100', 1]]))).toBe(100);
  const lengths = new Map([
    ['100', 1],
    ['9', 3],
    ['20', 1],
  ]);
  expect(getMedianSeconds(lengths)).toBe(9);
});

test('counts tickets that wait for a token or an account as waiting', () => {
  const statuses = new Map([
    ['created', 5],
    ['waiting', 1],
    ['signed-out', 2],
    ['uncertain', 4],
  ]);
  expect(countWaiting({ statuses })).toBe(3);
});

test('calls without initials are counted beside those of agents, and not where no call has any', () => {
  const counts = [
    ['', 3],
    ['NA', 2],
  ] as const;
  expect([...countByAgent(new Map(counts))]).toEqual(counts);
  expect([...countByAgent(new Map([['', 3]]))]).toEqual([]);
});

test('initials in small and in capital letters are one agent, whose calls one press shows', () => {
  const agents = new Map([
    ['na', 2],
    ['NA', 5],
    ['KL', 1],
  ]);
  expect([...countByAgent(agents)]).toEqual([
    ['NA', 7],
    ['KL', 1],
  ]);
});
