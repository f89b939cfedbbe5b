import { describe, expect, test } from 'vitest';
import {
  attemptSchema,
  historyFilterSchema,
  historyPageSchema,
  historyQuerySchema,
  savedFilterSchema,
  ticketSummarySchema,
} from './ticket-history';

const row = {
  id: 7,
  reference: 'SH-7K3QA',
  status: 'created',
  caseNumber: 'STOREHUB0999-CA109193B',
  createdAtMs: 1_763_900_000_000,
  name: '陈美玲 😀',
  phone: '60123456789',
  storeName: null,
  issue: 'printer rosak',
  regionName: 'Kuala Lumpur',
  serviceId: 18,
  lastOutcome: { kind: 'created', caseNumber: 'STOREHUB0999-CA109193B', storeHubTicketId: null },
};

const attempt = {
  id: 1,
  number: 1,
  startedAtMs: 1_763_900_000_000,
  firstByteAtMs: null,
  endedAtMs: null,
  httpStatus: null,
  rawAnswer: null,
  outcome: null,
};

describe('a row of the history', () => {
  test('is the same after JSON', () => {
    expect(ticketSummarySchema.parse(JSON.parse(JSON.stringify(row)))).toStrictEqual(row);
  });

  test.each(['waiting', 'sending', 'created', 'rejected', 'signed-out', 'account-blocked', 'uncertain'])(
    'may stand at %s',
    (status) => {
      expect(ticketSummarySchema.safeParse({ ...row, status }).success).toBe(true);
    },
  );

  test.each(['not-sent', 'throttled', 'failed', ''])('never stands at %j: that ticket waits', (status) => {
    expect(ticketSummarySchema.safeParse({ ...row, status }).success).toBe(false);
  });

  test('has a number above 0, a service of the contract and no key beside its own', () => {
    for (const slip of [
      { id: 0 },
      { id: 1.5 },
      { serviceId: 4 },
      { storeName: undefined },
      { token: 'tk_test' },
    ]) {
      expect(ticketSummarySchema.safeParse({ ...row, ...slip }).success).toBe(false);
    }
  });
});

describe('an attempt', () => {
  test('may be under way, with nothing known of its end', () => {
    expect(attemptSchema.parse(structuredClone(attempt))).toStrictEqual(attempt);
  });

  test('keeps the raw answer word for word', () => {
    const rawAnswer = ` {"ErrorCode":"0","Ticket":{"TicketId":1e3,"…":"\uD83D"}}\r\n`;

    expect(attemptSchema.parse(structuredClone({ ...attempt, rawAnswer })).rawAnswer).toBe(rawAnswer);
  });

  test('is counted from 1', () => {
    expect(attemptSchema.safeParse({ ...attempt, number: 0 }).success).toBe(false);
  });
});

describe('a question to the history', () => {
  const query = { text: 'kedai', before: null, limit: 50 };

  test.each([{ limit: 1 }, { limit: 200 }, { before: 1 }, { text: '' }, { text: 'x'.repeat(10_000) }])(
    'may have %j',
    (part) => {
      expect(historyQuerySchema.parse({ ...query, ...part })).toStrictEqual({ ...query, ...part });
    },
  );

  test.each([
    { limit: 0 },
    { limit: 201 },
    { limit: 1.5 },
    { before: 0 },
    { before: -1 },
    { before: undefined },
    { text: null },
    { text: 'x'.repeat(10_001) },
    { sql: 'drop table' },
  ])('never has %j', (part) => {
    expect(historyQuerySchema.safeParse({ ...query, ...part }).success).toBe(false);
  });
});

test('a page is its rows and where the next one begins, if there is one', () => {
  expect(historyPageSchema.parse({ rows: [row], next: 7 })).toStrictEqual({ rows: [row], next: 7 });
  expect(historyPageSchema.parse({ rows: [], next: null })).toStrictEqual({ rows: [], next: null });
  expect(historyPageSchema.safeParse({ rows: [] }).success).toBe(false);
  expect(historyPageSchema.safeParse({ rows: [], next: null, total: 7 }).success).toBe(false);
});

test('a saved view stores relative dates, and a query resolves them', () => {
  const filter = { priorities: [1], days: 'today' };
  expect(savedFilterSchema.parse(filter)).toEqual(filter);
  expect(savedFilterSchema.parse({ fromMs: 1, beforeMs: 2 })).toEqual({ fromMs: 1, beforeMs: 2 });
  expect(historyFilterSchema.safeParse(filter).success).toBe(false);
});
