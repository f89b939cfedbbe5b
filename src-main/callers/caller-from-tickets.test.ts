import { describe, expect, test } from 'vitest';
import type { Caller, CallerQuery } from '../../shared/callers/caller-suggestions';
import { createTicketIndexWriter } from '../history/search/ticket-index-writer';
import { createCallerDismissalStore } from './caller-dismissal-store';
import { createCallerHistory, nowMs } from './caller-history.fixture';

const number = '60321611234';
const emails = (callers: readonly Caller[]) => callers.map(({ name, email }) => [name, email]);

/** Each calls once from one number for one store, the first the longest ago. An email of `''` is not known. */
function createStoreOf(people: readonly (readonly [name: string, email: string, store?: string])[]) {
  const { db, add, callers, tickets } = createCallerHistory();
  const ids = people.map(([Name, Email, StoreName = 'Ah Wong']) =>
    add({ Ticket: { Name, Phone: number, StoreName, ...(Email !== '' && { Email }) } }),
  );
  while (createTicketIndexWriter(db).indexSome(100));
  const ask = (query: Partial<CallerQuery> = {}) =>
    callers.match({ phone: number, name: '', storeName: '', ...query }, nowMs);
  const referenceOf = (name: string) =>
    tickets.get(ids[people.findIndex(([other]) => other === name)] ?? 0)?.reference ?? '';
  return { ask, referenceOf, dismissals: createCallerDismissalStore(db) };
}

describe.each([
  ['黄美玲', '黄志明', '黄老板'],
  ['Tan Mei Ling', 'Tan Wei Ming', 'Boss Tan'],
  ['Mrs Lim', 'Mr Lim', 'Lim'],
  ['Ahmad bin Ali', 'Ahmad bin Omar', 'Encik Ahmad'],
])('%s, %s, and %s, who may be either, of one number', (one, other, vague) => {
  const createStore = () =>
    createStoreOf([
      [one, 'one@x.example'],
      [other, 'other@x.example'],
      [vague, ''],
    ]);

  test('are three people, each with no email but the own one, and none is sure', () => {
    const { ask } = createStore();
    const { callers, certainKey } = ask();
    expect(emails(callers)).toEqual([
      [vague, ''],
      [other, 'other@x.example'],
      [one, 'one@x.example'],
    ]);
    expect(callers.map(({ isOfSeveralPeople }) => isOfSeveralPeople)).toEqual([true, true, true]);
    expect(certainKey).toBeNull();
    expect(ask({ name: one }).callers[0]).toMatchObject({ name: one, email: 'one@x.example' });
  });

  test('are dismissed one by one', () => {
    const { ask, dismissals } = createStore();
    dismissals.dismiss(number, ask().callers[0]?.key ?? '', 0);
    expect(ask().callers.map(({ name }) => name)).toEqual([other, one]);
    expect(ask().dismissed.map(({ name }) => name)).toEqual([vague]);
    dismissals.dismiss(number, ask().callers[0]?.key ?? '', 0);
    expect(ask().callers).toMatchObject([{ name: one, isOfSeveralPeople: false }]);
  });

  test('are each found by the reference of the own ticket only', () => {
    const { ask, referenceOf } = createStoreOf([
      [vague, ''],
      [one, ''],
      [other, ''],
    ]);
    const names = (name: string) => ask({ phone: referenceOf(name) }).callers.map(({ name: found }) => found);
    expect([vague, one].map(names)).toEqual([[vague], [one]]);
  });

  test('are three people where the store is spelled in two ways, too', () => {
    const { ask } = createStoreOf([
      [one, 'one@x.example'],
      [other, 'other@x.example'],
      [vague, '', 'Ah-Wong'],
    ]);
    expect(emails(ask().callers)).toEqual([
      [vague, ''],
      [other, 'other@x.example'],
      [one, 'one@x.example'],
    ]);
  });
});

test.each([
  ['黄美玲', '黄老板'],
  ['黃美玲', '黄美玲'],
  ['Tan Mei Ling', 'Boss Tan'],
])('%s is %s, where nobody else of the number may be, and has the email', (one, other) => {
  const { ask, dismissals } = createStoreOf([
    ['Siti', 'siti@x.example'],
    [one, 'one@x.example'],
    [other, ''],
  ]);
  const { callers } = ask();
  expect(emails(callers)).toEqual([
    [other, 'one@x.example'],
    ['Siti', 'siti@x.example'],
  ]);
  dismissals.dismiss(number, callers[0]?.key ?? '', 0);
  expect(emails(ask().callers)).toEqual([['Siti', 'siti@x.example']]);
});

test('the email is that of the very name before that of another form of it', () => {
  const { ask } = createStoreOf([
    ['Tan Mei Ling', 'mei@x.example'],
    ['Boss Tan', 'shop@x.example'],
    ['Tan Mei Ling', ''],
  ]);
  expect(emails(ask().callers)).toEqual([['Tan Mei Ling', 'mei@x.example']]);
});

test('the cases of a store are counted in either Chinese script, from every number, and no others', () => {
  const { db, add, callers } = createCallerHistory();
  const stores = ['大家乐', '大家樂', '大家樂', '大家樂二店', '大众'];
  for (const [at, StoreName] of stores.entries())
    add({ Ticket: { Name: 'Siti', Phone: `6012000000${at}`, StoreName } });
  while (createTicketIndexWriter(db).indexSome(100));
  const count = (phone: string) =>
    callers.match({ phone, name: '', storeName: '' }, nowMs).callers.map((caller) => caller.casesInSixtyDays);
  expect(stores.map((_store, at) => count(`6012000000${at}`))).toEqual([[3], [3], [3], [1], [1]]);
});
