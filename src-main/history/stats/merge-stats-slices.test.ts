import { expect, test } from 'vitest';
import { fail, succeed } from '../../../shared/result';
import type { Tally, TallyQuery } from '../../../shared/history/ticket-stats';
import { databaseError } from '../../db/database-error';
import { historyIn } from '../history.fixture';
import { createTallyStore } from './ticket-stats-store';
import { tallyTogether } from './merge-stats-slices';

const query: TallyQuery = { fromMs: 0, beforeMs: 10_000, after: null };

/** Nine tickets, counted two in one go. */
function nine() {
  const { db, add, calls } = historyIn('read');
  for (let ticket = 1; ticket <= 9; ticket += 1) {
    add({ StoreName: `Store ${ticket % 2}` }, { State: 'Johor', ServiceId: 18 }, 1_000 + ticket);
    calls.countOnScreen(`call-${ticket}`, ticket * 1_000);
  }
  const asked: TallyQuery[] = [];
  const slices = createTallyStore(db, 2);
  const tally = (one: TallyQuery) => {
    asked.push(one);
    return Promise.resolve(succeed(slices.tally(one)));
  };
  return { asked, history: { tally }, whole: createTallyStore(db).tally(query) };
}

const sorted = (tally: Tally) => ({
  ...tally,
  onScreenSeconds: tally.onScreenSeconds.toSorted(([a], [b]) => a.localeCompare(b)),
});

test('slices together are what a whole tally is', async () => {
  const { history, whole } = nine();
  const answer = await tallyTogether(history, query);
  expect(answer.ok && sorted(answer.value)).toEqual(sorted(whole));
});

test('so many at a time, and the next go on from there', async () => {
  const { asked, history } = nine();
  const first = await tallyTogether(history, query, 3);
  expect(first.ok && first.value).toMatchObject({ count: 6, next: 6 });
  expect(asked.map(({ after }) => after)).toEqual([null, 2, 4]);
  const second = await tallyTogether(history, { ...query, after: 6 }, 3);
  expect(second.ok && second.value).toMatchObject({ count: 3, next: null });
});

test('what the database cannot answer is said', async () => {
  const error = databaseError('failed', 'gone');
  expect(await tallyTogether({ tally: () => Promise.resolve(fail(error)) }, query)).toEqual(fail(error));
});
