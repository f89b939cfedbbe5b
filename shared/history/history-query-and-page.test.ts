import { describe, expect, test } from 'vitest';
import { historyPageSchema, historyQuerySchema } from './history-query-and-page';

const row = {
  id: 7,
  reference: 'SH-7K3QA',
  status: 'waiting',
  caseNumber: null,
  createdAtMs: 1_763_900_000_000,
  name: '陈美玲',
  phone: '60123456789',
  storeName: null,
  issue: 'printer rosak',
  regionName: 'Kuala Lumpur',
  serviceId: 18,
  lastOutcome: null,
  ending: null,
  agent: null,
};

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
