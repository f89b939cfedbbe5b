import { describe, expect, test } from 'vitest';
import type { HistoryQuery } from '../../../shared/history/history-query-and-page';
import { historyIn } from '../history.fixture';
import { inProcess } from '../history-store-as-remote.fixture';
import { createSearchPageFiller } from '../search-page-filler';

/** The names or shops of the close matches, the closest first. */
function closeIn(field: 'Name' | 'StoreName' | 'Issue', past: readonly string[]) {
  const { add, index, store } = historyIn('read');
  const written = new Map(past.map((text) => [add({ [field]: text }), text]));
  while (index.indexSome(100));
  return (text: string, except: number[] = []) => {
    const { rows, closeMatches = [] } = store.closeMatches({ text, except, limit: 50 });
    expect(closeMatches.map(({ ticketId }) => ticketId)).toEqual(rows.map(({ id }) => id));
    return rows.map(({ id }) => written.get(id));
  };
}

test.each([
  ['noraini yusuf', 'Noraini binti Yusof'],
  ['nur aini yusof', 'Noraini binti Yusof'],
  ['norainiyusof', 'Noraini binti Yusof'],
  ['noraini bte yusof', 'Noraini binti Yusof'],
  ['siew leng', 'Tan Siew Ling'],
  ['siewleng', 'Tan Siew Ling'],
  ['muhd hakim', 'Muhammad Hakim bin Ali'],
  ['kumarvel', 'Kumaravel a/l Subramaniam'],
  ['kumarvel a/l subramanyam', 'Kumaravel a/l Subramaniam'],
  ['kumarvel s/o subramanyam', 'Kumaravel a/l Subramaniam'],
  ['yeap gek chu', 'Yap Geok Choo'],
  ['eng chee wai', 'Ng Chee Wai'],
  ['madam lau', 'Mdm Lau'],
  ['fatima azzahra', 'Fatimah Az-Zahra'],
  ['fatima azahra', 'Fatimah Az-Zahra'],
  ['ali alhabshi', 'Ali Al-Habsyi'],
  ['desousa', 'Anthony De Souza'],
  ['dsousa', 'Anthony De Souza'],
  ['nor hafisa sofia', 'Norhafizah Sofiah'],
])('%j finds %s by ear', (text, name) => {
  const find = closeIn('Name', [
    'Noraini binti Yusof',
    'Tan Siew Ling',
    'Muhammad Hakim bin Ali',
    'Kumaravel a/l Subramaniam',
    'Yap Geok Choo',
    'Ng Chee Wai',
    'Mdm Lau',
    'Fatimah Az-Zahra',
    'Ali Al-Habsyi',
    'Anthony De Souza',
    'Norhafizah Sofiah',
    'Other',
  ]);
  expect(find(text)).toEqual([name]);
});

test.each([
  ['receit', 'Receipt paper is stuck'],
  ['prnter', 'Kitchen printer offline'],
  ['kitchen pirnter', 'Kitchen printer offline'],
  ['pritner offlin', 'Kitchen printer offline'],
])('%j finds %s in spite of a slip', (text, issue) => {
  const find = closeIn('Issue', ['Receipt paper is stuck', 'Kitchen printer offline', 'Screen dark']);
  expect(find(text)).toEqual([issue]);
});

describe('what is close', () => {
  test('comes with the closest first, then the newest', () => {
    const find = closeIn('Name', ['Yusof Tan', 'Yosuff Tan', 'Yusoff Tan', 'Yasuf Tan', 'Yusof Tan']);
    expect(find('yusuf tan')).toEqual(['Yusof Tan', 'Yusof Tan', 'Yusoff Tan', 'Yosuff Tan', 'Yasuf Tan']);
  });

  test('has no word that only begins with a part of a typed one', () => {
    const find = closeIn('Name', ['Muhammad Faizal', 'Mohd Faila Saleha']);
    expect(find('muhd faisal')).toEqual(['Muhammad Faizal']);
  });

  test('has a name behind its article, also if another ticket has both as one word', () => {
    const find = closeIn('Name', ['Fatimah Az-Zahra', 'Fatimah Azzahra', 'Ain Ismail', 'Lima']);
    expect(find('fatimah azzahrah')).toEqual(['Fatimah Azzahra', 'Fatimah Az-Zahra']);
    expect(find('delima')).toEqual(['Lima']);
    expect(closeIn('Name', ['Dellima', 'Lima'])('delima')).toEqual(['Dellima']);
  });

  test('leaves out what is found exactly', () => {
    const find = closeIn('Name', ['Yusof', 'Yusuf']);
    expect(find('yusuf', [2])).toEqual(['Yusof']);
  });

  test.each([
    ['a number', '60123456789'],
    ['a case number', 'CA109193B'],
    ['a phrase', '"yusuf"'],
    ['Chinese', '陈美'],
    ['words of which one is like none', 'yusuf qqxjzv'],
    ['a pasted page', 'yusuf printer paper since monday and please call before coming to kajang'],
  ])('is nothing for %s', (_what, text) => {
    expect(closeIn('Name', ['Yusof'])(text)).toEqual([]);
  });

  test('has numbers, phrases and short words as they were typed, and nothing that is left out', () => {
    const find = closeIn('Name', ['Yusof 43', 'Yusof 44', 'Yusof Ali 44']);
    expect(find('yusuf 44')).toEqual(['Yusof Ali 44', 'Yusof 44']);
    expect(find('yusuf "ali 44"')).toEqual(['Yusof Ali 44']);
    expect(find('yusuf 44 -ali')).toEqual(['Yusof 44']);
  });

  test('has what a minus leaves out as it was typed, and not what only sounds like that', () => {
    const find = closeIn('Name', ['Yusof Othman', 'Yusof Osman', 'Yusof Ali']);
    expect(find('yusuf -osman')).toEqual(['Yusof Ali', 'Yusof Othman']);
  });

  test('passes the filter', () => {
    const { add, index, store } = historyIn('read');
    add({ Name: 'Yusof' }, { State: 'Johor' });
    const wanted = add({ Name: 'Yusof' }, { State: 'Selangor' });
    while (index.indexSome(100));
    const filter = { regionNames: ['Selangor'] };
    const page = store.closeMatches({ text: 'yusuf', filter, except: [], limit: 50 });
    expect(page.rows.map(({ id }) => id)).toEqual([wanted]);
    expect(page.closeMatches).toEqual([{ ticketId: wanted, words: ['yusof'] }]);
  });

  test('is at most as much as was asked for', () => {
    const { add, index, store } = historyIn('read');
    for (let count = 0; count < 30; count += 1) add({ Name: 'Yusof' });
    while (index.indexSome(100));
    expect(store.closeMatches({ text: 'yusuf', except: [], limit: 7 }).rows).toHaveLength(7);
  });

  test('is shown with the close word of a field that the row does not show', () => {
    const { add, index, store } = historyIn('read');
    add({ Remark: 'ask for Kumaravel at the counter' });
    while (index.indexSome(100));
    const { excerpts } = store.closeMatches({ text: 'kumarvel', except: [], limit: 7 });
    expect(excerpts).toMatchObject([{ field: 'remark', text: 'ask for Kumaravel at the counter' }]);
  });
});

describe('behind many newer tickets with such a word', () => {
  function oldOneBehind(newer: Record<string, string>, count: number) {
    const { add, index, store } = historyIn('read');
    const wanted = add({ Name: 'Yusof bin Tan', Remark: 'lot 4477' }, { State: 'Sabah' });
    for (let one = 0; one < count; one += 1) add(newer, { State: 'Selangor' });
    while (index.indexSome(1_000));
    const find = async (text: string, more: Partial<HistoryQuery> = {}) => {
      const query = { text, before: null, limit: 5, ...more };
      const page = await createSearchPageFiller()(inProcess(store), query);
      return page.ok && page.value.rows.map(({ id }) => id);
    };
    const addExact = (name: string) => {
      const id = add({ Name: name });
      while (index.indexSome(1_000));
      return id;
    };
    return { store, wanted, find, addExact };
  }

  test.each<[string, Partial<HistoryQuery>]>([
    ['yusuf', { filter: { regionNames: ['Sabah'] } }],
    ['yusuf 4477', {}],
    ['yusuf "lot 4477"', {}],
    ['yusuf -ali', {}],
  ])('%j %j finds the old one', async (text, more) => {
    const { wanted, find } = oldOneBehind({ Name: 'Yusof Ali' }, 620);
    expect(await find(text, more)).toEqual([wanted]);
  });

  test('one step reads some hundreds, and the next one goes on behind them', () => {
    const { store, wanted } = oldOneBehind({ Name: 'Yusof Ali' }, 620);
    const query = { text: 'yusuf -ali', except: [], limit: 5 };
    const first = store.closeMatches(query);
    expect(first.rows).toEqual([]);
    expect(first.resume).toMatchObject({ found: [] });
    const second = store.closeMatches({ ...query, ...(first.resume && { resume: first.resume }) });
    expect(second.rows.map(({ id }) => id)).toEqual([wanted]);
    expect(second.resume).toBeUndefined();
  });

  test('what is found in the last step counts, although there may be more', () => {
    const { store } = oldOneBehind({ Name: 'Yusof Ali' }, 620);
    const query = { text: 'yusuf -tan', except: [], limit: 600 };
    expect(store.closeMatches({ ...query, isLastStep: true }).rows).toHaveLength(500);
  });

  test.each([
    ['behind exact matches, which', ['Yusuf Tan']],
    ['alone, and an empty list', []],
  ])('it comes %s does not wait for it', async (_where, exactNames) => {
    const { store, wanted, addExact } = oldOneBehind({ Name: 'Yusof Ali' }, 1_620);
    const exact = exactNames.map(addExact);
    const { search, closeMatches } = inProcess(store);
    let steps = 0;
    const counted = {
      search,
      closeMatches: (query: Parameters<typeof closeMatches>[0]) => {
        steps += 1;
        return closeMatches(query);
      },
    };
    const query = { text: 'yusuf -ali', before: null, limit: 5 };
    const fill = createSearchPageFiller();
    const first = await fill(counted, { ...query, mayBeUnfinished: true });

    expect(first.ok && first.value.rows.map(({ id }) => id)).toEqual(exact);
    expect(first.ok && first.value).toMatchObject({ next: null, isUnfinished: true });
    expect(steps).toBe(1);
    const whole = await fill(counted, query);

    expect(whole.ok && whole.value.rows.map(({ id }) => id)).toEqual([...exact, wanted]);
    expect(whole.ok && [whole.value.next, whole.value.isUnfinished]).toEqual([null, undefined]);
    expect(steps).toBe(4);
  });

  test('a filter that also leaves many others does not hide it', async () => {
    const { add, index, store } = historyIn('read');
    const wanted = add({ Name: 'Yusof' }, { State: 'Sabah' });
    for (let one = 0; one < 510; one += 1) add({ Name: 'Tan' }, { State: 'Sabah' });
    for (let one = 0; one < 510; one += 1) add({ Name: 'Yusof' }, { State: 'Selangor' });
    while (index.indexSome(1_000));
    const filter = { regionNames: ['Sabah'] };
    const page = await createSearchPageFiller()(inProcess(store), {
      text: 'yusuf',
      filter,
      before: null,
      limit: 5,
    });
    expect(page.ok && page.value.rows.map(({ id }) => id)).toEqual([wanted]);
  });
});
