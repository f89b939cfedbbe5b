import { describe, expect, test } from 'vitest';
import { attemptSchema, ticketSummarySchema } from './ticket-summary-and-detail';

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
  ending: null,
  agent: null,
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
