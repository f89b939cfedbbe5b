import { expect, test } from 'vitest';
import { historyFilterSchema } from './history-query-and-page';
import { savedFilterSchema } from './saved-view';

test('a saved view stores relative dates, and a query resolves them', () => {
  const filter = { priorities: [1], days: 'today' };
  expect(savedFilterSchema.parse(filter)).toEqual(filter);
  expect(savedFilterSchema.parse({ fromMs: 1, beforeMs: 2 })).toEqual({ fromMs: 1, beforeMs: 2 });
  expect(historyFilterSchema.safeParse(filter).success).toBe(false);
});
