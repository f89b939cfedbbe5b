import { expect, test } from 'vitest';
import { countEndingKinds } from './count-ending-kinds';

test('calls count by the kind that the filter finds, also where a PC calls it otherwise', () => {
  const ending = (kind: string, words: string | null) => JSON.stringify({ kind, words });
  const counts = new Map([
    [ending('complaint', 'Angry caller'), 1],
    [ending('Refund question', 'Refund question'), 2],
    [ending('complaint', null), 3],
    [ending('refund question', 'refund question'), 1],
  ]);
  expect(countEndingKinds(counts)).toEqual([
    ['complaint', 4],
    ['Refund question', 3],
  ]);
});
