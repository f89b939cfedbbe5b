import { expect, test } from 'vitest';
import { fail, succeed } from '../../../shared/result';
import type { TicketStats, TicketStatsQuery } from '../../../shared/history/ticket-stats';
import { createDatabaseError } from '../../db/database-error';
import { historyIn } from '../history.fixture';
import { createTicketStatsStore } from './ticket-stats-store';
import { mergeStatsSlices } from './merge-stats-slices';

const query: TicketStatsQuery = { fromMs: 0, beforeMs: 10_000, after: null };

/** Nine tickets, counted two at a time. */
function nine() {
  const { db, add, calls } = historyIn('read');
  for (let ticket = 1; ticket <= 9; ticket += 1) {
    add({ StoreName: `Store ${ticket % 2}` }, { State: 'Johor', ServiceId: 18 }, 1_000 + ticket);
    calls.addScreenTime(`call-${ticket}`, ticket * 1_000);
  }
  const asked: TicketStatsQuery[] = [];
  const slices = createTicketStatsStore(db, 2);
  const stats = (one: TicketStatsQuery) => {
    asked.push(one);
    return Promise.resolve(succeed(slices.stats(one)));
  };
  return { asked, history: { stats }, whole: createTicketStatsStore(db).stats(query) };
}

const sorted = (stats: TicketStats) => ({
  ...stats,
  onScreenSeconds: stats.onScreenSeconds.toSorted(([a], [b]) => a.localeCompare(b)),
});

test('slices together are what the whole stats are', async () => {
  const { history, whole } = nine();
  const answer = await mergeStatsSlices(history, query);
  expect(answer.ok && sorted(answer.value)).toEqual(sorted(whole));
});

test('so many at a time, and the next go on from there', async () => {
  const { asked, history } = nine();
  const first = await mergeStatsSlices(history, query, 3);
  expect(first.ok && first.value).toMatchObject({ count: 6, next: 6 });
  expect(asked.map(({ after }) => after)).toEqual([null, 2, 4]);
  const second = await mergeStatsSlices(history, { ...query, after: 6 }, 3);
  expect(second.ok && second.value).toMatchObject({ count: 3, next: null });
});

test('returns an error of the database', async () => {
  const error = createDatabaseError('failed', 'gone');
  expect(await mergeStatsSlices({ stats: () => Promise.resolve(fail(error)) }, query)).toEqual(fail(error));
});
