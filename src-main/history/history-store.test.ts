import { describe, expect, test } from 'vitest';
import { blankCallFields, type CallFields } from '../../shared/calls/call';
import { endedCall } from '../tickets/ended-call.fixture';
import type { CallEndingInput } from '../tickets/store/write-call-ending';
import { ended, newTicket, outcomes } from '../tickets/sample-ticket.fixture';
import { createReminderStore } from '../reminders/reminder-store';
import { historyIn } from './history.fixture';

/** Reading tickets one by one and using the index must find the same tickets. */
describe.each(['read', 'indexed'] as const)('%s:', (how) => {
  const history = () => historyIn(how);

  describe('the history', () => {
    test('comes newest first, whatever the clock said', () => {
      const { add, find } = history();
      const ids = [add(), add(), add()];
      expect(find('')).toEqual(ids.toReversed());
      expect(find('  \n ')).toEqual(ids.toReversed());
    });

    test.each([1, 2, 3, 7, 200])('pages of %i show every case once, also while new ones come in', (limit) => {
      const { add, store } = history();
      const ids = Array.from({ length: 20 }, () => add());
      const seen: number[] = [];
      let before: number | null = null;
      do {
        const page = store.search({ text: 'caller', before, limit });
        expect(page.rows.length).toBeLessThanOrEqual(limit);
        seen.push(...page.rows.map(({ id }) => id));
        before = page.next;
        add();
      } while (before !== null);
      expect(seen).toEqual(ids.toReversed());
    });

    test('a page that ends with the last case promises no other', () => {
      const { add, store } = history();
      add();
      add();
      expect(store.search({ text: '', before: null, limit: 2 }).next).toBeNull();
      expect(store.search({ text: '', before: null, limit: 1 }).next).toBe(2);
      expect(store.search({ text: 'nothing like it', before: null, limit: 1 })).toEqual({
        rows: [],
        next: null,
      });
    });

    test('a rejected ticket is shown until it is replaced, then the one that replaced it', () => {
      const { calls, tickets, find } = history();
      calls.begin('call-1', 0);
      tickets.make(newTicket('call-1', 'SH-A'), true);
      tickets.endAttempt(ended(1, outcomes.rejected), true);
      expect(find('ahmad')).toEqual([1]);
      tickets.make(newTicket('call-1', 'SH-B'), false);
      expect(find('ahmad')).toEqual([2]);
    });
  });

  describe('words', () => {
    test.each([
      ['name', 'siti'],
      ['store', 'maju jaya'],
      ['issue', 'printer'],
      ['remark', 'back door'],
      ['e-mail', 'siti@example.com'],
      ['dealer', 'alex'],
      ['address', 'jalan ampang'],
      ['state', 'selangor'],
      ['case-number', 'STOREHUB0999-CA109193B'],
      ['part of a case number', '109193'],
      ['reference', 'sh-x2'],
      ['several, in any order, from different fields', 'AMPANG siti PRINTER'],
    ])('find a case by its %s', (_what, text) => {
      const { add, find, tickets } = history();
      add({ Name: 'Nobody', Issue: 'x' }, { Address: 'x', State: 'x' });
      const wanted = add(
        {
          Name: 'Siti',
          StoreName: 'Kedai Maju Jaya',
          Issue: 'Printer',
          Remark: 'Use the back door',
          Email: 'Siti@Example.com',
          DealerReseller: 'Alex',
        },
        { Address: '23, Jalan Ampang', State: 'Selangor' },
      );
      const begun = tickets.beginAttempt(wanted, ['waiting'], 0);
      tickets.endAttempt(ended(begun?.attemptId ?? 0, outcomes.created), false);
      expect(find(text)).toEqual([wanted]);
      expect(find(`${text} elsewhere`)).toEqual([]);
    });

    test('find a case by what one is to be reminded of about it, as it is worded now', () => {
      const { db, add, find, index } = history();
      const reminders = createReminderStore(db);
      const ids = [add(), add()];
      reminders.set({ uid: 'a', ticketId: 1, text: 'Ask for Puan Lim', dueAtMs: 0, nowMs: 0 });
      expect([find('puan lim'), find('caller')]).toEqual([[1], ids.toReversed()]);
      index.indexSome(10);
      reminders.change(
        1,
        { text: 'Ask for the keys', dueAtMs: 0, resolution: 'done', isDismissed: false },
        1,
      );
      expect([find('keys'), find('lim')]).toEqual([[1], []]);
    });

    test.each([
      ['CAFÉ ÉCLAIR', 'café éclair'],
      ['CAFÉ ÉCLAIR', 'CAFÉ ÉCLAIR'],
      ['Café', 'cafe\u0301'],
      ['Cafe\u0301', 'café'],
      ['ＡＢＣ１２３', 'abc123'],
      ['ABC123', 'ＡＢＣ１２３'],
      ['打印机坏了', '打印机'],
      ['打印机坏了', '印机坏'],
      ['قهوة', 'قهوة'],
    ])('%s is found by %s', (Name, text) => {
      const { add, find } = history();
      add();
      expect(find(text)).toEqual([]);
      const wanted = add({ Name });
      expect(find(text)).toEqual([wanted]);
    });

    test.each([
      '%',
      '_',
      '*',
      "'",
      '\\',
      '5"',
      'NEAR(',
      'AND',
      'a OR b',
      '(',
      '--',
      '^',
      ':',
      '{}',
      '\0',
      '[a-z]',
      '.*',
    ])('the character or word %j stands for itself', (text) => {
      const { add, find } = history();
      add({ Issue: 'Plain' });
      expect(find(text)).toEqual([]);
      const wanted = add({ Issue: `Before ${text} after` });
      expect(find(text)).toEqual([wanted]);
    });

    test.each([
      ['"siew ling"', ['Tan Siew Ling']],
      ['"siew li', ['Tan Siew Ling']],
      ['“ling siew”', ['Ling Siew Mei']],
      ['siew -tan', ['Ling Siew Mei', 'Siew Mei Ling']],
      ['siew -"mei ling"', ['Tan Siew Ling', 'Ling Siew Mei']],
      ['-siew', ['Other']],
      ['"siew" -ling -other', []],
      ['"', ['Tan Siew Ling', 'Ling Siew Mei', 'Siew Mei Ling', 'Other']],
    ])('quotes keep a phrase together, and a minus leaves out: %s', (text, names) => {
      const { add, find } = history();
      const ids = ['Other', 'Siew Mei Ling', 'Ling Siew Mei', 'Tan Siew Ling'].map(
        (Name) => [add({ Name }), Name] as const,
      );
      const nameOf = new Map(ids);
      expect(find(text).map((id) => nameOf.get(id))).toEqual(names);
    });

    test('the words of a phrase may stand on two lines, or have two blanks between them', () => {
      const { add, find } = history();
      const other = add({ Remark: 'rosak, printer' });
      const blanks = add({ Issue: 'Printer  rosak' });
      const lines = add({ Remark: 'Says: printer\nrosak' });
      expect(find('"printer rosak"')).toEqual([lines, blanks]);
      expect(find('-"printer rosak"')).toEqual([other]);
    });

    test.each([
      ['檳城', '槟城'],
      ['槟城', '檳城'],
      ['馬来', '马來西亞'],
    ])('traditional and simplified characters are the same: %s finds %s', (text, StoreName) => {
      const { add, find } = history();
      add();
      const wanted = add({ StoreName });
      expect(find(text)).toEqual([wanted]);
    });

    test('a pasted page is searched, not refused', () => {
      const { add, find } = history();
      add();
      expect(find('lorem ipsum 0123456789 '.repeat(400))).toEqual([]);
    });
  });

  describe('numbers', () => {
    test.each([
      '0123456789',
      '012-345 6789',
      '012 345 6789',
      '(012) 345-6789',
      '+60 12-345 6789',
      '+60123456789',
      '0060123456789',
      '60123456789',
      '12 345 6789',
      '3456789',
      '6789',
      '０１２－３４５６７８９',
    ])('%s finds the phone 60123456789', (text) => {
      const { add, find } = history();
      add({ Phone: '60198765432' });
      const wanted = add({ Phone: '60123456789' });
      expect(find(text)).toEqual([wanted]);
    });

    test.each(['0123456789', '+60 12-345 6789', '345 6789'])(
      '%s finds a number that was written into the remark',
      (text) => {
        const { add, find } = history();
        add();
        const wanted = add({ Remark: 'Ring 012-345 6789 first' });
        expect(find(text)).toEqual([wanted]);
      },
    );

    test.each([
      '12-3',
      'Lot 12-3, Blok 4',
      'blok 4 12-3',
      '43000',
      '12-3 43000',
      '0123456789 43000',
      '0123456789 siti 43000',
      '012-3456789 4 43000',
    ])('%s finds the case with that phone, lot and postcode', (text) => {
      const { add, find } = history();
      add({ Phone: '60198765432' }, { Address: '7, Jalan Lain, 55000 KL' });
      const wanted = add(
        { Name: 'Siti', Phone: '60123456789' },
        { Address: 'Lot 12-3, Blok 4, 43000 Kajang' },
      );
      expect(find(text)).toEqual([wanted]);
    });

    test.each(['0', '00', '0-0', '000 000'])('%s is no search for everything', (text) => {
      const { add, find } = history();
      add({ Phone: '61111111111', Name: 'x' }, { Address: 'x' });
      expect(find(text)).toEqual([]);
    });
  });

  describe('filters', () => {
    test.each(['012-345 6789', '0123456789', '+60 12-345 6789', '+60 (0)12 345 6789', '60123456789'])(
      'the number %s is met as it was sent',
      (phone) => {
        const { add, find } = history();
        add({ Phone: '60198765432' });
        const wanted = add({ Phone: '60123456789' });
        expect(find('', { filter: { phones: [phone] } })).toEqual([wanted]);
      },
    );

    test('a number that another PC wrote down otherwise is met as it was written', () => {
      const { add, find } = history();
      const wanted = add({ Phone: '012-345 6789' });
      expect(find('', { filter: { phones: ['0123456789'] } })).toEqual([wanted]);
    });

    test.each(['Penang', 'pulau pinang', '槟城'])('the state %s is met in any spelling', (state) => {
      const { add, find } = history();
      const wanted = ['Penang', 'Pulau Pinang', 'NEGERI P. PINANG', '槟城'].map((State) =>
        add({}, { State }),
      );
      add({}, { State: 'Perak' });
      add({}, { State: 'Batam' });
      expect(find('', { filter: { regionNames: [state] } })).toEqual(wanted.toReversed());
      expect(find('', { filter: { regionNames: ['BATAM'] } })).toHaveLength(1);
    });

    test('a spelling that comes in later is met as well', () => {
      const { add, find } = history();
      const filter = { regionNames: ['Penang'] };
      const first = add({}, { State: 'Penang' });
      expect(find('', { filter })).toEqual([first]);
      const second = add({}, { State: 'Pulau Pinang' });
      expect(find('', { filter })).toEqual([second, first]);
    });
  });
});

describe.each(['read', 'indexed'] as const)('an ended call (%s)', (how) => {
  const history = () => {
    const { calls, tickets, add, find } = historyIn(how);
    add({ Name: 'Ticket', Phone: '60127776666' });
    const end = (fields: Partial<CallFields>, more: Partial<CallEndingInput>): void => {
      const callId = `ended-${more.references?.[0] ?? ''}`;
      calls.begin(callId, 0);
      tickets.endCall(endedCall(callId, { ...more, fields: { ...blankCallFields, ...fields } }));
    };
    end({ phone: '019-876 5432', storeName: 'Kedai Kenari' }, { references: ['SH-A'], agent: 'NA' });
    end(
      { issue: 'queue number' },
      {
        references: ['SH-B'],
        agent: 'Siti B',
        note: 'rings back at four',
        ending: { kind: 'Stock question', words: 'Barang' },
      },
    );
    return find;
  };

  test('is found by number, store, word, note and kind, in any language of the app’s own kinds', () => {
    const find = history();
    expect(['8765432', 'kenari', 'queue', 'back at four', 'barang'].map((text) => find(text))).toEqual([
      [2],
      [2],
      [3],
      [3],
      [3],
    ]);
    expect(['complaint', 'aduan', '投诉', 'complaint kenari'].map((text) => find(text))).toEqual([
      [2],
      [2],
      [2],
      [2],
    ]);
    expect(find('complaint queue')).toEqual([]);
  });

  test('is filtered by kind, agent and status', () => {
    const find = history();
    expect(find('', { filter: { endings: ['complaint'] } })).toEqual([2]);
    expect(find('', { filter: { endings: ['Stock question', 'complaint'] } })).toEqual([3, 2]);
    expect(find('', { filter: { agents: ['siti b'] } })).toEqual([3]);
    expect(find('', { filter: { statuses: ['recorded'] } })).toEqual([3, 2]);
    expect(find('', { filter: { statuses: ['waiting'] } })).toEqual([1]);
    expect(find('', { sort: 'name' })).toEqual([1, 2, 3]);
  });
});
