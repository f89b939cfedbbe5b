import { describe, expect, test } from 'vitest';
import { ended, newTicket, outcomes, sampleBody } from '../../tickets/sample-ticket.fixture';
import { historyIn } from '../history.fixture';
import { createPageIndexStore } from '../page-index-store';

const caseNumber = 'STOREHUB5501-CA998877R';
const reference = 'SH-7K3Q4';
const typedAsRead = 'STOREHUB 5501 CA 998 877 R';

describe.each(['read', 'indexed'] as const)('%s:', (how) => {
  /** One case, then calls that mention it, and a case of the same code of another shop. */
  function historyOfCase() {
    const history = historyIn(how);
    const { add, calls, tickets } = history;
    const create = (id: number, number: string) => {
      const begun = tickets.beginAttempt(id, ['waiting'], 0);
      const outcome = { ...outcomes.created, caseNumber: number };
      tickets.endAttempt(ended(begun?.attemptId ?? 0, outcome), true);
      return id;
    };
    const other = create(add(), 'STOREHUB5501-CA998878R');
    calls.begin('call of the case', 0);
    const body = sampleBody({ Appointment: { State: 'Johor' } });
    const made = tickets.make(newTicket('call of the case', reference, body), false);
    const named = create(made?.ticketId ?? 0, caseNumber);
    const mentions = [1, 2, 3, 4].map(() => add({ Remark: `Follow-up of ${caseNumber}, ${reference}` }));
    return { ...history, other, named, newestFirst: mentions.toReversed() };
  }

  test.each([typedAsRead, caseNumber, 'storehub5501-ca998877r', 'CA998877R', reference, 'sh 7k3q4'])(
    'the case with the whole number or reference stands before newer calls that mention it: %s',
    (text) => {
      const { find, named, newestFirst } = historyOfCase();
      expect(find(text)).toEqual([named, ...newestFirst]);
    },
  );

  test.each(['STOREHUB5501', 'storehub 5501', '5501', '998877R', 'CA99887', '99887', '501-CA998877R'])(
    'the cases whose number has what was typed as a part stand before newer calls that mention it: %s',
    (text) => {
      const { find, named, other, newestFirst } = historyOfCase();
      const ofBoth = text.endsWith('7R') ? [named] : [named, other];
      expect(find(text)).toEqual([...ofBoth, ...newestFirst]);
    },
  );

  test.each(['998', '8877', '550', '501-CA', `${typedAsRead} follow-up`, 'follow-up'])(
    'any other search has the newest first: %s',
    (text) => {
      const { find, newestFirst } = historyOfCase();
      expect(find(text).slice(0, 4)).toEqual(newestFirst);
    },
  );

  test('a filter leaves it out, as any other, and another order has its own', () => {
    const { find, named, newestFirst } = historyOfCase();
    expect(find(typedAsRead, { filter: { regionNames: ['Kuala Lumpur'] } })).toEqual(newestFirst);
    expect(find(typedAsRead, { filter: { regionNames: ['Johor'] } })).toEqual([named]);
    expect(find(typedAsRead, { sort: 'oldest' })).toEqual([named, ...newestFirst.toReversed()]);
  });

  test.each([1, 2, 3, 200])('pages of %i have each ticket once, and are counted so', (limit) => {
    const { db, store, named, newestFirst } = historyOfCase();
    const seen: number[] = [];
    const ends: number[] = [];
    let before: number | null = null;
    do {
      const page = store.search({ text: typedAsRead, before, limit });
      seen.push(...page.rows.map(({ id }) => id));
      before = page.next;
      ends.push(...page.rows.slice(limit - 1).map(({ id }) => id));
    } while (before !== null);
    expect(seen).toEqual([named, ...newestFirst]);
    expect(store.count({ text: typedAsRead })).toEqual({ count: 5, isMore: false });
    const index = createPageIndexStore(db);
    expect(index.pageIndex({ text: typedAsRead, pageLength: limit, after: null, counted: 0 })).toEqual({
      pageEnds: ends,
      count: 5,
      next: null,
    });
  });
});
