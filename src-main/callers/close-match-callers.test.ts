import { describe, expect, test } from 'vitest';
import type { Caller, CallerQuery } from '../../shared/callers/caller-suggestions';
import { explainMatch } from '../../shared/callers/explain-match.fixture';
import { createTicketIndexWriter } from '../history/search/ticket-index-writer';
import { sampleBody } from '../tickets/sample-ticket.fixture';
import { createCallerHistory, nowMs } from './caller-history.fixture';

const why = (callers: readonly Caller[]) =>
  callers.map(({ name, matches }) => [name, ...matches.map(explainMatch)]);

describe('by ear, where nothing is found exactly,', () => {
  function heard(tickets: readonly Record<string, string>[]) {
    const world = createCallerHistory();
    const ask = (query: Partial<CallerQuery>) =>
      world.callers.match({ phone: '', name: '', storeName: '', ...query }, nowMs);
    for (const [at, ticket] of tickets.entries())
      world.add({ Ticket: { StoreName: 'Nothing', Name: 'Nobody', Phone: `6012000000${at}`, ...ticket } });
    const index = createTicketIndexWriter(world.db);
    while (index.indexSome(100));
    return { ...world, ask };
  }
  const people = ['Noraini binti Yusof', 'Tan Siew Ling', 'Muhammad Hakim bin Ali', 'Kumaravel a/l Mani'];
  const shops = ['Kedai Runcit Yusof', 'Siew Ling Beauty', 'Kumaravel Curry House'];

  test.each([
    ['noraini yusuf', 'Noraini binti Yusof'],
    ['nor aini yusof', 'Noraini binti Yusof'],
    ['siew leng', 'Tan Siew Ling'],
    ['muhd hakim', 'Muhammad Hakim bin Ali'],
    ['kumarvel', 'Kumaravel a/l Mani'],
  ])('the name %j finds %s', (name, caller) => {
    const { ask } = heard(people.map((Name) => ({ Name })));
    const { callers, certainKey } = ask({ name });
    expect(why(callers)).toEqual([[caller, 'close name']]);
    expect(certainKey).toBeNull();
  });

  test.each([
    ['kedai runcit yusuf', 'Kedai Runcit Yusof'],
    ['siewleng beauty', 'Siew Ling Beauty'],
    ['kumarvel', 'Kumaravel Curry House'],
  ])('the store %j finds %s', (storeName, found) => {
    const { ask } = heard(shops.map((StoreName) => ({ StoreName })));
    expect(
      ask({ storeName }).callers.map((one) => [one.storeName, ...one.matches.map(explainMatch)]),
    ).toEqual([[found, 'close store']]);
  });

  test('the closest comes first, and what is found exactly comes alone', () => {
    const { ask } = heard([{ Name: 'Yusof Tan' }, { Name: 'Yasuf Tan' }]);
    expect(why(ask({ name: 'yusuf tan' }).callers)).toEqual([
      ['Yusof Tan', 'close name'],
      ['Yasuf Tan', 'close name'],
    ]);
    expect(why(ask({ name: 'yusof tan' }).callers)).toEqual([['Yusof Tan', 'same name']]);
    expect(why(ask({ name: 'yusuf', phone: '000001' }).callers)).toEqual([
      ['Yasuf Tan', 'number ends with 000001'],
    ]);
  });

  test.each([
    [{ name: 'yusuf' }, { StoreName: 'Kedai Yusof', Issue: 'ask for Yusof' }],
    [{ storeName: 'yusuf' }, { Name: 'Yusof', Issue: 'at Yusof’s' }],
    [{ name: 'yusuf 88' }, { Name: 'Yusof' }],
  ])('%j finds no %j, which has it elsewhere or not all of it', (query, ticket) => {
    expect(heard([ticket]).ask(query).callers).toEqual([]);
  });

  test('a caller behind many newer tickets of one busy store is found, too', () => {
    const busy = Array.from({ length: 120 }, () => ({
      Name: 'Yusof Tan',
      StoreName: 'Busy',
      Phone: '60128880000',
    }));
    const { ask } = heard([{ Name: 'Yusof Ali', StoreName: 'Quiet' }, ...busy]);
    expect(why(ask({ name: 'yusuf' }).callers)).toEqual([
      ['Yusof Tan', 'close name'],
      ['Yusof Ali', 'close name'],
    ]);
  });

  test('the very words of a name behind thousands of newer tickets are similar, not close', () => {
    const { ask, db } = heard([{ Name: 'Tan Siew Ling' }]);
    const many = 'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3100)';
    db.prepare(
      `${many} INSERT INTO call (id, fields, revision, status, began_at_ms, saved_at_ms)
       SELECT 'other-' || i, '{}', 0, 'sent', 0, 0 FROM n`,
    ).run();
    db.prepare(
      `${many} INSERT INTO ticket (call_id, reference, body, body_sha256, created_at_ms, state)
       SELECT 'other-' || i, 'SH-M' || i, ?, '', 1, 'waiting' FROM n`,
    ).run(sampleBody({ Ticket: { Name: 'Other', Phone: '60198888000' } }));
    expect(why(ask({ name: 'siew ling' }).callers)).toEqual([['Tan Siew Ling', 'similar name']]);
  });
});
