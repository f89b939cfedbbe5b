import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  historySorts,
  type HistoryFilter,
  type HistoryQuery,
} from '../../../shared/history/history-query-and-page';
import { ticketStatuses } from '../../../shared/history/ticket-summary-and-detail';
import type { Outcome } from '../../../shared/outcome/attempt-outcome';
import { matchesSearch } from '../../../shared/search/searchable-text';
import { parseExcludedTerms, parseSearchTerms } from '../../../shared/search/search-terms';
import { createReminderStore } from '../../reminders/reminder-store';
import { ended, outcomes } from '../../tickets/sample-ticket.fixture';
import { passesFilter } from './passes-filter';
import { historyIn } from '../history.fixture';
import { toSearchableText, searchedColumns, toSearchedTicket, type SearchedRow } from './searchable-ticket';

const dayMs = 24 * 60 * 60_000;
const firstMs = Date.UTC(2024, 10, 20);

const names = ['Siti', 'SITI Hajar', '陈美玲', 'Café Délice', 'Kumar a/l S', 'x'];
const stores = ['Kedai Maju', 'kedai maju', '福安茶餐室', 'Ａ１ Store', 'Lot 12-3'];
const texts = ['Printer rosak', '打印机坏了', '100% "sure"', 'Ring 012-345 6789', 'q', 'a\u0000b', '😀'];
const states = ['Selangor', 'Kuala Lumpur', 'selangor', 'W.P. Kuala Lumpur', 'ＫＬ', '吉隆坡', 'Batam'];
const phones = ['60123456789', '60198765432', '012', 'none'];
const pieces = [
  ...names,
  ...stores,
  ...texts,
  ...states,
  ...phones,
  'CA1O9',
  'storehub',
  '0',
  'sh-x',
  '%',
  '"',
];

const ticket = fc.record({
  Name: fc.constantFrom(...names),
  Phone: fc.constantFrom(...phones),
  Issue: fc.constantFrom(...texts),
  Priority: fc.constantFrom(-1, 0, 1),
  StoreName: fc.constantFrom(...stores),
  DealerReseller: fc.constantFrom('Alex', 'álex', 'B'),
});
const anyTicket = {
  ticket,
  isStoreless: fc.boolean(),
  place: fc.record({ State: fc.constantFrom(...states), ServiceId: fc.constantFrom(18, 23) }),
  dayOffset: fc.integer({ min: 0, max: 800 }),
  hour: fc.constantFrom(0, 5, 9, 14),
  outcome: fc.option(fc.constantFrom<Outcome>(...Object.values(outcomes))),
  /** From an archive, or from another PC of the shared history. */
  imported: fc.option(fc.constantFrom({}, { pcName: 'PC-2' }, { pcName: 'pc-3' })),
  note: fc.option(fc.constantFrom(...texts)),
  noteOn: fc.nat(24),
  reminder: fc.option(fc.constantFrom(...texts, '')),
  reworded: fc.option(fc.constantFrom(...texts, '')),
};
/** Each case changes one thing only that must reindex a ticket: with several, one could hide that another fails. */
const unsent = {
  ...anyTicket,
  outcome: fc.constant(null),
  imported: fc.constant(null),
  reworded: fc.constant(null),
};
const onlyNotes = { ...unsent, reminder: fc.constant(null) };
const onlyReminders = { ...unsent, note: fc.constant(null), reminder: fc.constantFrom(...texts) };

const some = <T>(...values: T[]) => fc.subarray(values, { minLength: 1 });
const filter = fc.record(
  {
    statuses: some(...ticketStatuses),
    serviceIds: some(18 as const, 23 as const),
    priorities: some(-1 as const, 0 as const, 1 as const),
    regionNames: some(...states),
    storeNames: some(...stores),
    dealers: some('ALEX', 'b'),
    phones: some('012-345 6789', '60198765432', '+60 (0)12 345 6789', '12'),
    hours: some(0, 5, 9, 13, 22),
    pcs: some('', 'pc-2', 'PC-3'),
    fromMs: fc.integer({ min: firstMs - dayMs, max: firstMs + 900 * dayMs }),
    beforeMs: fc.integer({ min: firstMs - dayMs, max: firstMs + 900 * dayMs }),
  },
  { requiredKeys: [] },
);
/** A piece of any length from the history, or two of them. */
const text = fc
  .array(fc.tuple(fc.constantFrom(...pieces), fc.nat(12), fc.nat(12)), { maxLength: 2 })
  .map((cuts) =>
    cuts
      .map(([piece, from, length]) => Array.from(piece).slice(from % 5, (from % 5) + length))
      .map((cut) => cut.join(''))
      .join(' '),
  );
const questions = fc.array(
  fc.record({
    text,
    filter: fc.oneof(fc.constant({}), filter),
    sort: fc.constantFrom(...historySorts),
    limit: fc.integer({ min: 1, max: 7 }),
  }),
  { minLength: 1, maxLength: 12 },
);

/**
 * The reference implementation: reads and compares every ticket and sorts the whole result. Slow, but obviously
 * correct.
 */
function scan(
  db: ReturnType<typeof historyIn>['db'],
  query: { text: string; filter: HistoryFilter; sort: string },
) {
  const words = parseSearchTerms(query.text);
  const excluded = parseExcludedTerms(query.text);
  const rows = db
    .prepare<[], SearchedRow>(
      `SELECT ${searchedColumns} FROM ticket
       WHERE id NOT IN (SELECT replaces_ticket_id FROM ticket WHERE replaces_ticket_id IS NOT NULL)`,
    )
    .all();
  const wanted = rows.map(toSearchedTicket).filter((one) => {
    const searchable = toSearchableText(one);
    const hasNone = !excluded.some((term) => matchesSearch(searchable, [term]));
    return passesFilter(one, query.filter) && matchesSearch(searchable, words) && hasNone;
  });
  const key = (one: (typeof wanted)[number]) =>
    query.sort === 'store' ? (one.Ticket.StoreName ?? '\u{10FFFF}') : one.Ticket.Name;
  const lower = (value: string) =>
    Buffer.from(value.replaceAll(/[A-Z]/g, (character) => character.toLowerCase()));
  return wanted
    .toSorted((a, b) => {
      if (query.sort === 'newest') return b.id - a.id;
      return (query.sort === 'oldest' ? 0 : lower(key(a)).compare(lower(key(b)))) || a.id - b.id;
    })
    .map(({ id }) => id);
}

function everyPage(
  store: ReturnType<typeof historyIn>['store'],
  query: Omit<HistoryQuery, 'before'>,
): number[] {
  const ids: number[] = [];
  let before: number | null = null;
  do {
    const page = store.search({ ...query, before });
    ids.push(...page.rows.map(({ id }) => id));
    before = page.next;
  } while (before !== null);
  return ids;
}

/** For any history and any query, a search finds what reading everything finds. `spoil` runs after indexing. */
function findsEverything(
  spoil: (db: ReturnType<typeof historyIn>['db']) => void = () => undefined,
  made: typeof anyTicket = anyTicket,
) {
  return fc.property(
    fc.array(fc.record(made), { maxLength: 25, size: 'max' }),
    questions,
    fc.nat(25),
    fc.constantFrom(1, 3, 1_500),
    (history, asked, indexedFirst, maxCompared) => {
      const { db, tickets, index, store, add, makeImported } = historyIn('read', maxCompared);
      const reminders = createReminderStore(db);
      for (const [position, one] of history.entries()) {
        const { StoreName, ...storeless } = one.ticket;
        const id = add(
          one.isStoreless ? storeless : { ...storeless, StoreName },
          one.place,
          firstMs + one.dayOffset * dayMs + one.hour * 3_600_000 + position,
        );
        if (one.outcome !== null) {
          const begun = tickets.beginAttempt(id, ['waiting'], 0);
          tickets.endAttempt(ended(begun?.attemptId ?? 0, one.outcome), false);
        }
        if (one.imported !== null) makeImported(id, one.imported);
        if (position === indexedFirst) {
          index.indexSome(indexedFirst);
          spoil(db);
        }
        // Changes tickets that are already indexed.
        const changed = 1 + (one.noteOn % (position + 1));
        if (one.note !== null) tickets.addNote(changed, one.note, 0);
        const uid = `reminder ${position}`;
        if (one.reminder !== null)
          reminders.set({ uid, ticketId: changed, text: one.reminder, dueAtMs: 0, nowMs: 0 });
        if (one.reworded !== null)
          reminders.change(1, { text: one.reworded, dueAtMs: 0, resolution: 'done', isDismissed: false }, 0);
      }
      for (const query of asked) {
        const expected = scan(db, query);
        expect(everyPage(store, query)).toEqual(expected);
        expect(store.count(query)).toEqual({ count: expected.length, isMore: false });
      }
    },
  );
}

for (const { numRuns, tags } of [
  { numRuns: 20, tags: [] },
  { numRuns: 80, tags: ['exhaustive'] },
])
  test(
    `finds what reading everything finds, in the same order, page by page, indexed or not, in ${numRuns} histories`,
    { tags, timeout: 60_000 },
    () => {
      expect(() => fc.assert(findsEverything(), { numRuns })).not.toThrow();
    },
  );

for (const { what, sql, made, tags } of [
  { what: 'the guard of new tickets', sql: 'DROP TRIGGER new_ticket_is_index_pending', tags: [] },
  {
    what: 'the guard of notes',
    sql: 'DROP TRIGGER noted_ticket_is_index_pending',
    made: onlyNotes,
    tags: ['exhaustive'],
  },
  {
    what: 'the guard of reminders',
    sql: 'DROP TRIGGER reminded_ticket_is_index_pending',
    made: onlyReminders,
    tags: ['exhaustive'],
  },
  {
    what: 'the words of one ticket',
    sql: `INSERT OR REPLACE INTO ticket_index (rowid, words) VALUES (2, '')`,
    tags: ['exhaustive'],
  },
  {
    what: 'the entries of the index',
    sql: `INSERT INTO ticket_index (ticket_index) VALUES ('delete-all')`,
    tags: [],
  },
])
  test(`without ${what} it does not`, { tags, timeout: 60_000 }, () => {
    const found = fc.check(
      findsEverything((db) => {
        db.exec(sql);
      }, made),
      { numRuns: 1_000, endOnFailure: true },
    );
    expect(found.failed).toBe(true);
  });

test('finds on where one portion of the index does not fill a page', () => {
  const { index, store, add } = historyIn('read');
  const ids = Array.from({ length: 260 }, (_, at) => add({ Issue: 'Printer rosak' }, {}, firstMs + at));
  index.indexSome(ids.length);
  expect(everyPage(store, { text: 'rosak', limit: 200 })).toEqual(ids.toReversed());
});
