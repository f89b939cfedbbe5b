import { describe, expect, test } from 'vitest';
import { blankCallFields, type CallFields } from '../../shared/calls/call';
import {
  findPersonOfNumber,
  type Caller,
  type CallerQuery,
  type CallerSuggestions,
} from '../../shared/callers/caller-suggestions';
import { explainMatch } from '../../shared/callers/explain-match.fixture';
import { createTicketIndexWriter } from '../history/search/ticket-index-writer';
import { endedCall } from '../tickets/ended-call.fixture';
import { newTicket, readyFields, sampleBody } from '../tickets/sample-ticket.fixture';
import { dayMs, nowMs, createCallerHistory as emptyPast } from './caller-history.fixture';
import { createCallerDismissalStore } from './caller-dismissal-store';

function past() {
  const world = emptyPast();
  const ask = (query: Partial<CallerQuery>) =>
    world.callers.match({ phone: '', name: '', storeName: '', ...query }, nowMs);
  return { ...world, ask, dismissals: createCallerDismissalStore(world.db) };
}

const siti = { Name: 'Siti', Phone: '60123456789', StoreName: 'Kedai Maju' };
const why = (callers: readonly Caller[]) =>
  callers.map(({ name, matches }) => [name, ...matches.map(explainMatch)]);

test('a ticket that is in the air is no past case, neither listed nor counted', () => {
  const { db, add, ask } = past();
  add({ Ticket: siti, end: 'created' });
  const sending = add({ Ticket: siti });
  db.prepare(`UPDATE ticket SET state = 'sending' WHERE id = ?`).run(sending);
  const [caller] = ask({ phone: siti.Phone }).callers;
  expect(caller?.lastCases).toHaveLength(1);
  expect(caller?.casesInSixtyDays).toBe(1);
});

test('a rejected ticket is no past case of its own call, and makes nobody a possible caller there', () => {
  const { add, ask, tickets } = past();
  const rejected = add({ Ticket: { ...siti, StoreName: 'Kedai Majoo' }, end: 'rejected' });
  const ownCallId = tickets.get(rejected)?.callId ?? '';
  expect(ask({ phone: siti.Phone, ownCallId }).callers).toEqual([]);
  expect(ask({ phone: siti.Phone }).callers).toMatchObject([{ storeName: 'Kedai Majoo' }]);
  const earlier = add({ Ticket: siti });
  expect(ask({ phone: siti.Phone, ownCallId })).toMatchObject({
    callers: [{ storeName: 'Kedai Maju', lastCases: [{ id: earlier }], isNumberShared: false }],
    certainKey: '60123456789|kedai maju|siti',
  });
});

describe('calls that ended without a ticket', () => {
  function afterCallAbout(storeName: string, id = 'later') {
    const world = past();
    world.add({ Ticket: siti });
    world.calls.begin(id, nowMs);
    const fields = { ...blankCallFields, phone: siti.Phone, name: 'Puan Siti', storeName };
    world.tickets.endCall(endedCall(id, { fields, references: ['SH-LATER'], nowMs }));
    return world;
  }
  const stores = ({ callers }: CallerSuggestions) => callers.map(({ storeName }) => storeName);

  test.each(['maju', 'KEDAI', ''])('that wrote less of the store, %j, show no other caller', (storeName) => {
    const found = afterCallAbout(storeName).ask({ phone: siti.Phone });
    expect(stores(found)).toEqual(['Kedai Maju']);
    expect(found.certainKey).toBe('60123456789|kedai maju|siti');
  });

  test.each(['Kedai Maju Dua', 'Elsewhere'])('about another store, %j, come behind a ticket', (storeName) => {
    const found = afterCallAbout(storeName).ask({ phone: siti.Phone });
    expect(stores(found)).toEqual(['Kedai Maju', storeName]);
    expect(found.certainKey).toBeNull();
  });

  test('are counted apart from the cases', () => {
    const [caller] = afterCallAbout('Kedai Maju').ask({ phone: siti.Phone }).callers;
    expect([caller?.casesInSixtyDays, caller?.endedCallsInSixtyDays]).toEqual([1, 1]);
    expect(caller?.lastCases).toHaveLength(2);
  });

  test('of a number alone are shown with it, are never sure, and stand behind one with a name', () => {
    const world = past();
    const end = (id: string, fields: Partial<CallFields>) => {
      world.calls.begin(id, nowMs);
      world.tickets.endCall(
        endedCall(id, { fields: { ...blankCallFields, ...fields }, references: [`SH-${id}`], nowMs }),
      );
    };
    end('silent', { phone: siti.Phone });
    const { callers, certainKey } = world.ask({ phone: siti.Phone });
    expect(callers).toMatchObject([
      {
        phone: siti.Phone,
        name: '',
        storeName: '',
        endedCallsInSixtyDays: 1,
        lastCases: [{ status: 'recorded' }],
      },
    ]);
    expect(certainKey).toBeNull();
    expect(world.ask({ phone: siti.Phone.slice(-4) }).callers).toEqual([]);
    end('other', { phone: '60198887777', storeName: 'Kedai Jaya' });
    expect(stores(world.ask({ phone: siti.Phone, storeName: 'Kedai Jaya' }))).toEqual(['Kedai Jaya']);
  });

  test('stand alone where the number has no ticket', () => {
    const world = past();
    world.calls.begin('only', nowMs);
    const fields = { ...blankCallFields, phone: siti.Phone, storeName: 'Maju' };
    world.tickets.endCall(endedCall('only', { fields, nowMs }));
    expect(stores(world.ask({ phone: siti.Phone }))).toEqual(['Maju']);
  });
});

describe('a number', () => {
  test.each(['0123456789', '012-345 6789', '+60 12-345 6789', '0123456789 ext 12', '０１２３４５６７８９'])(
    '%s is the same number, and sure',
    (phone) => {
      const { add, ask } = past();
      add();
      add({ Ticket: siti });
      add({ Ticket: { ...siti, Phone: '60198765432', StoreName: 'Elsewhere' } });
      const other = past();
      other.add({ Ticket: siti });
      expect(why(other.ask({ phone }).callers)).toEqual([['Siti', 'same number']]);
      expect(other.ask({ phone }).certainKey).toBe('60123456789|kedai maju|siti');
      expect(why(ask({ phone }).callers)[0]).toEqual(['Siti', 'same number']);
    },
  );

  test.each([
    ['6789', 'number ends with 6789'],
    ['345 6789', 'number ends with 3456789'],
    ['0123', 'number begins with 0123'],
    ['+60123', 'number begins with 60123'],
    ['3456', 'number contains 3456'],
    ['345-678', 'number contains 345678'],
    ['2345678', 'number contains 2345678'],
  ])('%s is a part of it, and never sure', (phone, words) => {
    const { add, ask } = past();
    add({ Ticket: siti });
    expect(why(ask({ phone }).callers)).toEqual([['Siti', words]]);
    expect(ask({ phone }).certainKey).toBeNull();
  });

  test.each(['', '012', '0 1 2', '345679', '34569', '9999', '%%%%', '________'])(
    '%j offers nobody',
    (phone) => {
      const { add, ask } = past();
      add({ Ticket: siti });
      expect(ask({ phone })).toMatchObject({ callers: [], notes: [], certainKey: null, dismissed: [] });
    },
  );

  test('of several stores offers them all, newest first, and guesses none', () => {
    const { add, ask } = past();
    add({ Ticket: siti });
    add({ Ticket: { ...siti, StoreName: 'Kedai Jaya' } });
    const { callers, certainKey } = ask({ phone: '0123456789' });
    expect(callers).toMatchObject([
      { storeName: 'Kedai Jaya', isNumberShared: true, isOfSeveralPeople: false },
      { storeName: 'Kedai Maju', isNumberShared: true, isOfSeveralPeople: false },
    ]);
    expect(certainKey).toBeNull();
  });

  test('of more callers than are listed counts the others of the number, and none that only begins alike', () => {
    const { add, ask } = past();
    for (let nth = 1; nth <= 12; nth += 1) add({ Ticket: { ...siti, StoreName: `Kedai ${nth}` } });
    add({ Ticket: { Name: 'Ahmad', Phone: '60123456700', StoreName: 'Warung' } });
    const { callers, unlisted } = ask({ phone: '0123456789' });
    expect(callers).toHaveLength(5);
    expect(unlisted).toEqual({ count: 7, isAtLeast: false });
    expect(ask({ phone: '0123456700' }).unlisted).toEqual({ count: 0, isAtLeast: false });
  });

  test('of a name that many have counts those that were read, and says that there are more', () => {
    const { add, ask } = past();
    for (let nth = 0; nth < 12; nth += 1)
      add({ Ticket: { Name: 'Ahmad Faizal', Phone: `6017000000${nth % 10}`, StoreName: `Kedai ${nth}` } });
    const { callers, unlisted } = ask({ name: 'Ahmad Faizal' });
    expect(callers).toHaveLength(5);
    expect(unlisted).toEqual({ count: 3, isAtLeast: true });
  });

  test.each([
    ['Puan Siti', { name: 'Siti', storeName: '' }],
    ['Ahmad', null],
  ])('of one person, also written “%s”, with several stores says who it is', (name, person) => {
    const { add, ask } = past();
    add({ Ticket: { ...siti, Name: name, StoreName: 'Kedai Jaya' } });
    add({ Ticket: siti });
    const found = ask({ phone: '0123456789' });
    expect(findPersonOfNumber(found)).toEqual(person);
    const isOfSeveralPeople = person === null;
    expect(found.callers).toMatchObject([{ isOfSeveralPeople }, { isOfSeveralPeople }]);
    expect(findPersonOfNumber(ask({ phone: '6789' }))).toBeNull();
  });

  test('of one person, whose ticket has more of the name, is sure and has the email', () => {
    const { add, ask } = past();
    add({ Ticket: { ...siti, Name: 'Muhammad Hafiz', Email: 'hafiz@example.com' } });
    add({ Ticket: { ...siti, Name: 'Encik Hafiz' } });
    const { callers, certainKey } = ask({ phone: siti.Phone });
    expect(callers).toMatchObject([{ name: 'Encik Hafiz', otherNames: [], email: 'hafiz@example.com' }]);
    expect(certainKey).toBe('60123456789|kedai maju|encik hafiz');
  });

  test('of several people at one store offers each of them, and guesses none', () => {
    const { add, ask } = past();
    add({ Ticket: siti });
    add({ Ticket: { ...siti, Name: 'Ahmad' } });
    add({ Ticket: { ...siti, Name: 'Ahmad bin Ali' } });
    const { callers, certainKey } = ask({ phone: '0123456789' });
    expect(callers).toMatchObject([
      { name: 'Ahmad bin Ali', otherNames: ['Siti'], isOfSeveralPeople: true },
      { name: 'Siti', otherNames: ['Ahmad bin Ali'], isOfSeveralPeople: true },
    ]);
    expect(new Set(callers.map(({ key }) => key)).size).toBe(2);
    expect(certainKey).toBeNull();
  });

  test('a name or a case number speaks for its own person only, also for one who called long ago', () => {
    const { add, ask, tickets } = past();
    const first = add({ Ticket: { ...siti, Name: 'Fatimah Osman' } });
    for (let count = 0; count < 11; count += 1) add({ Ticket: { ...siti, Name: 'Encik Osman' } });
    expect(why(ask({ phone: siti.Phone }).callers)).toEqual([['Encik Osman', 'same number']]);
    expect(why(ask({ phone: siti.Phone, name: 'fatimah osman' }).callers)).toEqual([
      ['Fatimah Osman', 'same number', 'same name'],
      ['Encik Osman', 'same number'],
    ]);
    expect(why(ask({ name: 'fatimah' }).callers)).toEqual([['Fatimah Osman', 'similar name']]);
    const reference = tickets.get(first)?.reference ?? '';
    expect(ask({ phone: reference }).callers.map(({ name }) => name)).toEqual(['Fatimah Osman']);
  });

  test('of two people at one store is sure once one of them was dismissed', () => {
    const { add, ask, dismissals } = past();
    add({ Ticket: siti });
    add({ Ticket: { ...siti, Name: 'Ahmad' } });
    const [ahmad] = ask({ phone: siti.Phone }).callers;
    dismissals.dismiss(siti.Phone, ahmad?.key ?? '', 0);
    const { callers, dismissed, certainKey } = ask({ phone: siti.Phone });
    expect(callers).toMatchObject([{ name: 'Siti', isNumberShared: false }]);
    expect(dismissed).toMatchObject([{ name: 'Ahmad' }]);
    expect(certainKey).toBe('60123456789|kedai maju|siti');
  });

  test('with the store is likelier than with another one', () => {
    const { add, ask } = past();
    add({ Ticket: siti });
    add({ Ticket: { ...siti, StoreName: 'Kedai Jaya' } });
    expect(why(ask({ phone: '0123456789', storeName: 'kedai MAJU' }).callers)[0]).toEqual([
      'Siti',
      'same number',
      'same store',
    ]);
  });
});

test.each([false, true])(
  'any four digits of a number find it, whether indexed yet or not: %j',
  (isIndexed) => {
    const { add, ask, db } = past();
    add({ Ticket: { Name: 'Tan', Phone: '60198765432', StoreName: 'Elsewhere' } });
    add({ Ticket: siti });
    if (isIndexed) createTicketIndexWriter(db).indexSome(10);
    const whole = '60123456789';
    const runs = Array.from({ length: whole.length - 3 }, (_, at) => whole.slice(at, at + 4));
    const found = runs.filter((digits) => ask({ phone: digits }).callers.some(({ name }) => name === 'Siti'));
    expect(found).toEqual(runs);
    expect(ask({ phone: '3467' }).callers).toEqual([]);
  },
);

test('callers whose number contains the digits are found behind thousands of tickets that only mention them', () => {
  const { add, ask, db } = past();
  add({ Ticket: siti });
  const body = sampleBody({ Ticket: { Phone: '60198888000', Issue: 'ring 012-345 6789 back' } });
  const many = 'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2100)';
  db.prepare(
    `${many} INSERT INTO call (id, fields, revision, status, began_at_ms, saved_at_ms)
     SELECT 'mention-' || i, '{}', 0, 'sent', 0, 0 FROM n`,
  ).run();
  db.prepare(
    `${many} INSERT INTO ticket (call_id, reference, body, body_sha256, created_at_ms, state)
     SELECT 'mention-' || i, 'SH-M' || i, ?, '', 1, 'waiting' FROM n`,
  ).run(body);
  const index = createTicketIndexWriter(db);
  while (index.indexSome(1000));
  expect(ask({ phone: '345678' }).callers.map(({ name }) => name)).toEqual(['Siti']);
});

describe('words', () => {
  test.each([
    [{ storeName: 'KEDAI MAJU' }, 'same store'],
    [{ storeName: 'ked' }, 'similar store'],
    [{ storeName: 'maj' }, 'similar store'],
    [{ name: 'siti' }, 'same name'],
    [{ name: 'Sit' }, 'similar name'],
    [{ phone: 'sh 7k3q4' }, 'reference SH-7K3Q4'],
    [{ name: 'SH-7K3Q4' }, 'reference SH-7K3Q4'],
    [{ phone: 'CA109193B' }, 'case number STOREHUB0999-CA109193B'],
    [{ phone: 'storehub0999-ca109193b' }, 'case number STOREHUB0999-CA109193B'],
    [{ storeName: 'ca109' }, 'case number STOREHUB0999-CA109193B'],
    [{ phone: '109193' }, 'case number STOREHUB0999-CA109193B'],
    [{ phone: '10 9193' }, 'case number STOREHUB0999-CA109193B'],
  ])('%j finds the caller', (query, words) => {
    const { add, ask } = past();
    add({ Ticket: { StoreName: 'Nothing' } });
    add({ Ticket: siti, end: 'created' });
    expect(why(ask(query).callers)).toEqual([['Siti', words]]);
  });

  test('a case number of digits finds its ticket, and no number that begins with it', () => {
    const { add, ask, db } = past();
    const id = add({ Ticket: siti });
    add({ Ticket: { ...siti, Phone: '60198765432' } });
    const number = db.prepare(
      `UPDATE ticket SET state = 'created', case_number = ?, case_number_source = 'agent' WHERE id = ?`,
    );
    number.run('42-123456', id);
    expect(ask({ phone: '42-123456' }).callers[0]?.matches).toEqual([
      { kind: 'case-number', matchedText: '42-123456', ticketId: id },
    ]);
    expect(ask({ phone: '43-123456' }).callers).toEqual([]);
    expect(ask({ phone: '42-12345' }).callers).toEqual([]);
  });

  test.each(['10919', '1091930', '0109193', '209193'])(
    'the digits %s are those of no case number',
    (phone) => {
      const { add, ask } = past();
      add({ Ticket: siti, end: 'created' });
      expect(ask({ phone }).callers).toEqual([]);
    },
  );

  test('two Chinese characters are enough', () => {
    const { add, ask } = past();
    add({ Ticket: { ...siti, Name: '陈美玲' } });
    expect(why(ask({ name: '陈美' }).callers)).toEqual([['陈美玲', 'similar name']]);
    expect(ask({ name: '陈' }).callers).toEqual([]);
  });

  test('at most five are suggested, the newest', () => {
    const { add, ask } = past();
    for (let index = 0; index < 9; index += 1) add({ Ticket: { ...siti, Phone: `6012000000${index}` } });
    expect(ask({ storeName: 'Kedai Maju' }).callers.map(({ phone }) => phone.at(-1))).toEqual([
      '8',
      '7',
      '6',
      '5',
      '4',
    ]);
  });

  test('100,000 characters in each field are no trouble', () => {
    const { ask } = past();
    const long = 'a1-%_"\' 陈'.repeat(12_500);
    expect(ask({ phone: long, name: long, storeName: long }).callers).toEqual([]);
  });
});

describe('the record of a caller', () => {
  test('is of the newest ticket; what that one lacks is of an older one', () => {
    const { add, ask } = past();
    add({
      Ticket: { ...siti, Email: 'old@example.com', DealerReseller: 'Alex' },
      Appointment: { Address: 'Old', State: 'Johor' },
    });
    const id = add({
      Ticket: { ...siti, StoreName: 'Kedai MAJU' },
      Appointment: { Longitude: 101.5, Latitude: 3.1 },
    });
    expect(ask({ phone: '0123456789' }).callers).toMatchObject([
      {
        storeName: 'Kedai MAJU',
        email: 'old@example.com',
        dealerReseller: 'Alex',
        address: '23, Jalan Ampang, 55000 KL',
        state: 'Kuala Lumpur',
        pin: { longitude: 101.5, latitude: 3.1, setAtMs: nowMs - dayMs, radiusMetres: 0, stale: false },
        lastCases: [{ id }, {}],
      },
    ]);
  });

  test('has no email of somebody else who called from the number', () => {
    const { add, ask } = past();
    add({ Ticket: { ...siti, Name: 'Puan Siti', Email: 'siti@example.com' } });
    add({ Ticket: { ...siti, Name: 'Ahmad', Email: 'ahmad@example.com' } });
    add({ Ticket: siti });
    expect(ask({ phone: '0123456789' }).callers).toMatchObject([
      { name: 'Siti', otherNames: ['Ahmad'], email: 'siti@example.com' },
      { name: 'Ahmad', otherNames: ['Siti'], email: 'ahmad@example.com' },
    ]);
  });

  test('a place that was vague, or stale, stays so', () => {
    const { add, ask } = past();
    const pin = { source: 'postcode', setAtMs: 5, radiusMetres: 4000, stale: true } as const;
    add({ Ticket: siti }, { ...readyFields, pin });
    expect(ask({ phone: '0123456789' }).callers[0]?.pin).toMatchObject({ radiusMetres: 4000, stale: true });
  });

  test('the language that was last spoken to the caller is known, where somebody chose it', () => {
    const { add, ask } = past();
    add({ Ticket: siti, agoDays: 2 }, { ...readyFields, callerLanguage: 'en' });
    add({ Ticket: siti }, { ...readyFields, callerLanguage: 'zh' });
    expect(ask({ phone: '0123456789' }).callers[0]?.callerLanguage).toBe('zh');
    add({ Ticket: { ...siti, Phone: '60198765432' } });
    expect(ask({ phone: '0198765432' }).callers[0]?.callerLanguage).toBeNull();
  });

  test('counts the tickets of the store in 60 days, from every caller, except rejected ones', () => {
    const { add, ask } = past();
    add({ Ticket: { ...siti, Phone: '60198765432' }, agoDays: 59 });
    add({ Ticket: siti, agoDays: 61 });
    add({ Ticket: siti, end: 'rejected' });
    add({ Ticket: { ...siti, StoreName: 'Elsewhere' } });
    for (let count = 0; count < 4; count += 1) add({ Ticket: siti });
    const [caller] = ask({ phone: '0123456789', storeName: 'Kedai Maju' }).callers;
    expect([caller?.casesInSixtyDays, caller?.endedCallsInSixtyDays]).toEqual([5, 0]);
    expect(caller?.lastCases).toHaveLength(3);
  });

  test('a rejected ticket is not shown beside the one that replaced it', () => {
    const { ask, tickets, add } = past();
    const first = add({ end: 'rejected' });
    const callId = tickets.get(first)?.callId ?? '';
    const replacement = tickets.make(newTicket(callId, 'SH-AAAA'), false);
    expect(ask({ phone: '0123456789' }).callers[0]?.lastCases.map(({ id }) => id)).toEqual([
      replacement?.ticketId,
    ]);
  });
});

test('not this one is remembered for the number, leaves one who is sure, and is taken back', () => {
  const { add, ask, dismissals } = past();
  add({ Ticket: siti });
  add({ Ticket: { ...siti, StoreName: 'Kedai Jaya' } });
  dismissals.dismiss('60123456789', '60123456789|kedai jaya', 0);
  dismissals.dismiss('60123456789', '60123456789|kedai jaya', 1);
  const { callers, dismissed, certainKey } = ask({ phone: '012-345 6789' });
  expect(callers).toMatchObject([{ storeName: 'Kedai Maju', isNumberShared: false }]);
  expect(dismissed).toMatchObject([{ storeName: 'Kedai Jaya' }]);
  expect(certainKey).toBe('60123456789|kedai maju|siti');
  expect(ask({ phone: '6789' }).callers).toHaveLength(2);
  dismissals.undoDismiss('60123456789', '60123456789|kedai jaya');
  expect(ask({ phone: '012-345 6789' }).callers).toHaveLength(2);
});

test('who was dismissed is not suggested again beside others, or with more of the name, and is undone', () => {
  const { add, ask, dismissals } = past();
  add({ Ticket: { ...siti, Name: 'Fatimah Osman' } });
  for (let count = 0; count < 11; count += 1) add({ Ticket: { ...siti, Name: 'Encik Osman' } });
  const [osman] = ask({ phone: siti.Phone }).callers;
  dismissals.dismiss(siti.Phone, osman?.key ?? '', 0);
  const names = (query: Partial<CallerQuery>) => ask(query).callers.map(({ name }) => name);
  expect(names({ phone: siti.Phone })).toEqual([]);
  expect(names({ phone: siti.Phone, name: 'fatimah osman' })).toEqual(['Fatimah Osman']);
  expect(ask({ phone: siti.Phone, name: 'fatimah osman' }).callers[0]?.isOfSeveralPeople).toBe(false);
  add({ Ticket: { ...siti, Name: 'Osman bin Ali' } });
  expect(names({ phone: siti.Phone })).toEqual([]);
  const { dismissed } = ask({ phone: siti.Phone });
  expect(dismissed).toMatchObject([{ name: 'Osman bin Ali' }]);
  dismissals.undoDismiss(siti.Phone, dismissed[0]?.key ?? '');
  expect(names({ phone: siti.Phone })).toEqual(['Osman bin Ali']);
});

test('a dismissal without a name means all who call from the number for the store', () => {
  const { add, ask, dismissals } = past();
  add({ Ticket: { ...siti, Name: 'Ahmad' } });
  add({ Ticket: siti });
  dismissals.dismiss(siti.Phone, '60123456789|kedai maju', 0);
  const { callers, dismissed } = ask({ phone: siti.Phone });
  expect(callers).toEqual([]);
  expect(dismissed.map(({ key }) => key)).toEqual(['60123456789|kedai maju', '60123456789|kedai maju']);
});

test('a store that is written in two ways has each of its people once', () => {
  const { add, ask } = past();
  add({ Ticket: { ...siti, StoreName: 'Kedai-Maju', Name: 'Puan Siti' } });
  add({ Ticket: siti });
  expect(ask({ phone: siti.Phone }).callers.map(({ name }) => name)).toEqual(['Siti']);
});
