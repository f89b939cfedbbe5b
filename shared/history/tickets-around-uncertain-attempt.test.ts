import { expect, test } from 'vitest';
import { countNumbersBetween, type TicketNearUncertainAttempt } from './tickets-around-uncertain-attempt';

const numbered = (storeHubTicketId: string): TicketNearUncertainAttempt => ({
  ticketId: 1,
  reference: 'SH-7K3QA',
  storeHubTicketId,
  atMs: 0,
});

test('counts two numbers between 998 and 1001, none between 998 and 999', () => {
  expect(countNumbersBetween({ before: numbered('998'), after: numbered('1001') })).toBe(2);
  expect(countNumbersBetween({ before: numbered('998'), after: numbered('999') })).toBe(0);
});

test('returns null if a neighbour is missing, is no number, or the numbers descend', () => {
  expect(countNumbersBetween({ before: null, after: numbered('999') })).toBeNull();
  expect(countNumbersBetween({ before: numbered('a7'), after: numbered('999') })).toBeNull();
  expect(countNumbersBetween({ before: numbered('1000'), after: numbered('999') })).toBeNull();
});
