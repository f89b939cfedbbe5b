import { describe, expect, test } from 'vitest';
import type { HistoryPage, HistoryQuery } from '../../shared/history/history-query-and-page';
import { fail, succeed } from '../../shared/result';
import { createDatabaseError } from '../db/database-error';
import { historyIn } from './history.fixture';
import { inProcess } from './history-store-as-remote.fixture';
import type { CloseMatchQuery } from './history-store';
import { createSearchPageFiller } from './search-page-filler';

const query: HistoryQuery = { text: 'x', before: null, limit: 3 };

const noneClose = () => Promise.resolve(succeed<HistoryPage>({ rows: [], next: null }));

/** A history that compares one ticket per call, and answers when the test lets it. */
function slowHistory(pages: readonly HistoryPage[]) {
  const asked: HistoryQuery[] = [];
  return {
    asked,
    search: (next: HistoryQuery) => {
      asked.push(next);
      return Promise.resolve(succeed(pages[asked.length - 1] ?? { rows: [], next: null }));
    },
    closeMatches: noneClose,
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
  const page = await createSearchPageFiller()(history, query);

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
  const wholePage = createSearchPageFiller();
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

  expect(await createSearchPageFiller()({ search, closeMatches: noneClose }, query)).toEqual(fail(error));
});

describe('close matches', () => {
  /** One ticket matches exactly, two others are close. */
  function historyWithCloseMatches() {
    const asked: CloseMatchQuery[] = [];
    const closeMatches = [
      { ticketId: 12, words: ['a'] },
      { ticketId: 5, words: ['b'] },
    ];
    return {
      ...slowHistory([{ rows: [rowOf(9)], next: null }]),
      asked,
      closeMatches: (close: CloseMatchQuery) => {
        asked.push(close);
        return Promise.resolve(
          succeed<HistoryPage>({ rows: [rowOf(12), rowOf(5)], next: null, closeMatches }),
        );
      },
    };
  }

  test('fill a first page that has every match, behind the exact ones', async () => {
    const { asked, search, closeMatches } = historyWithCloseMatches();
    const page = await createSearchPageFiller()({ search, closeMatches }, query);

    expect(page.ok && page.value.rows.map(({ id }) => id)).toEqual([9, 12, 5]);
    expect(page.ok && page.value.closeMatches?.map(({ ticketId }) => ticketId)).toEqual([12, 5]);
    expect(asked).toEqual([{ text: 'x', filter: undefined, except: [9], limit: 2 }]);
  });

  test.each([
    ['on a later page', { ...query, before: 20 }],
    ['on a page that is full', { ...query, limit: 1 }],
    ['without words', { ...query, text: ' ' }],
    ['for the number of a case', { ...query, purpose: 'case-number' as const }],
  ])('are not looked for %s', async (_when, other) => {
    const { asked, search, closeMatches } = historyWithCloseMatches();
    const page = await createSearchPageFiller()({ search, closeMatches }, other);

    expect(page).toEqual(succeed({ rows: [rowOf(9)], next: null }));
    expect(asked).toEqual([]);
  });

  test('come before the exact search has ended, if asked for, and it goes on where it stopped', async () => {
    const { asked: closeAsked, closeMatches } = historyWithCloseMatches();
    const pages: HistoryPage[] = Array.from({ length: 9 }, (_, at) => ({ rows: [], next: 90 - at }));
    const { asked, search } = slowHistory([...pages, { rows: [rowOf(9)], next: null }]);
    const fill = createSearchPageFiller();
    const first = await fill({ search, closeMatches }, { ...query, mayBeUnfinished: true });

    expect(first.ok && first.value.rows.map(({ id }) => id)).toEqual([12, 5]);
    expect(first.ok && first.value.isUnfinished).toBe(true);
    expect(asked).toHaveLength(3);
    const whole = await fill({ search, closeMatches }, query);

    expect(whole.ok && whole.value.rows.map(({ id }) => id)).toEqual([9, 12, 5]);
    expect(whole.ok && [whole.value.isUnfinished, whole.value.next]).toEqual([undefined, null]);
    expect(asked.map(({ before }) => before)).toEqual([null, 90, 89, 88, 87, 86, 85, 84, 83, 82]);
    expect(closeAsked.map(({ except }) => except)).toEqual([[], [9]]);
  });

  test('are not those with the very words, which a slow exact search has not come to yet', async () => {
    const { add, index, store } = historyIn('read');
    const [older, newer] = [add({ Name: 'Yusof Tan' }), add({ Name: 'Yusof Ali' })];
    const close = add({ Name: 'Yusuf' });
    while (index.indexSome(100));
    const pages: HistoryPage[] = Array.from({ length: 9 }, (_, at) => ({ rows: [], next: 90 - at }));
    const { search } = slowHistory(pages);
    const { closeMatches } = inProcess(store);
    const yusof = { text: 'yusof', before: null, limit: 5, mayBeUnfinished: true };
    const early = await createSearchPageFiller()({ search, closeMatches }, yusof);

    expect(early.ok && early.value.isUnfinished).toBe(true);
    expect(early.ok && early.value.rows.map(({ id }) => id)).toEqual([newer, older, close]);
    expect(early.ok && early.value.closeMatches).toEqual([{ ticketId: close, words: ['yusuf'] }]);
  });

  test('that there are none of leave the exact search whole', async () => {
    const pages: HistoryPage[] = Array.from({ length: 9 }, (_, at) => ({ rows: [], next: 90 - at }));
    const { search } = slowHistory([...pages, { rows: [rowOf(9)], next: null }]);
    const fill = createSearchPageFiller();
    const page = await fill({ search, closeMatches: noneClose }, { ...query, mayBeUnfinished: true });

    expect(page).toEqual(succeed({ rows: [rowOf(9)], next: null }));
  });

  test('are not looked for once a newer search has begun', async () => {
    const wholePage = createSearchPageFiller();
    const { asked, search, closeMatches } = historyWithCloseMatches();
    const earlier = wholePage({ search, closeMatches }, query);
    await wholePage(slowHistory([]), { ...query, text: 'y' });

    expect(await earlier).toEqual(succeed({ rows: [rowOf(9)], next: null }));
    expect(asked).toEqual([]);
  });
});
