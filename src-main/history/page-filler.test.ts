import { expect, test } from 'vitest';
import type { HistoryPage, HistoryQuery } from '../../shared/history/ticket-history';
import { fail, succeed } from '../../shared/result';
import { createDatabaseError } from '../db/database-error';
import { historyIn } from './history.fixture';
import { createPageFiller } from './page-filler';

const query: HistoryQuery = { text: 'x', before: null, limit: 3 };

/** A history that compares one ticket per call, and answers when the test lets it. */
function slowHistory(pages: readonly HistoryPage[]) {
  const asked: HistoryQuery[] = [];
  return {
    asked,
    search: (next: HistoryQuery) => {
      asked.push(next);
      return Promise.resolve(succeed(pages[asked.length - 1] ?? { rows: [], next: null }));
    },
  };
}

function rowOf(id: number) {
  const { add, store } = historyIn('read');
  add();
  return { ...store.search({ text: '', before: null, limit: 1 }).rows[0]!, id };
}

test('short pages are put together until the page is full', async () => {
  const excerpts = [{ ticketId: 9, field: 'note' as const, text: 'x' }];
  const history = slowHistory([
    { rows: [], next: 50 },
    { rows: [rowOf(9)], next: 8, excerpts },
    { rows: [rowOf(7), rowOf(6)], next: 6 },
  ]);
  const page = await createPageFiller()(history, query);

  expect(page.ok && page.value.rows.map(({ id }) => id)).toEqual([9, 7, 6]);
  expect(page.ok && page.value.next).toBe(6);
  expect(page.ok && page.value.excerpts).toEqual(excerpts);
  expect(history.asked.map(({ before, limit }) => [before, limit])).toEqual([
    [null, 3],
    [50, 3],
    [8, 2],
  ]);
});

test('a search for something else ends an earlier one, whose page stays short', async () => {
  const wholePage = createPageFiller();
  const history = slowHistory([
    { rows: [rowOf(9)], next: 8 },
    { rows: [], next: null },
  ]);
  const earlier = wholePage(history, query);
  const later = wholePage(history, { ...query, text: 'y' });

  expect(await later).toEqual(succeed({ rows: [], next: null }));
  const page = await earlier;
  expect(page.ok && page.value.next).toBe(8);
  expect(history.asked).toHaveLength(2);
});

test('returns the error of a database that fails in between', async () => {
  const error = createDatabaseError('failed', 'x');
  let asked = 0;
  const search = () => {
    asked += 1;
    return Promise.resolve(asked === 1 ? succeed<HistoryPage>({ rows: [], next: 7 }) : fail(error));
  };

  expect(await createPageFiller()({ search }, query)).toEqual(fail(error));
});
