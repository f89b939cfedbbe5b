import { expect, test } from 'vitest';
import { dividePastCases, listCasesToAskAbout, noPastCases } from './list-cases-to-ask-about';

const past = dividePastCases({
  ticketIds: [9, 8, 7, 6, 5],
  endedCallIds: [8],
  otherStoreIds: [9, 5],
  noStoreIds: [7, 8],
});
const call = { hasStore: true, likeliest: [], duplicatesOfOthers: [], past };

test('past cases are those of the store, then of none, then of other stores, then the calls that were none', () => {
  expect(past).toEqual({ ofStore: [6, 7], ofOtherStores: [9, 5], ended: [8] });
  expect(listCasesToAskAbout(call)).toEqual({ first: 6, offered: [6, 7, 9, 5, 8] });
  expect(listCasesToAskAbout({ ...call, likeliest: [12, 7], duplicatesOfOthers: [11, 9] })).toEqual({
    first: 12,
    offered: [12, 6, 7, 11, 9, 5, 8],
  });
});

test('a case of another store is chosen only as a possible duplicate, where the store has none', () => {
  const ofOthers = { ...past, ofStore: [] };
  expect(listCasesToAskAbout({ ...call, past: ofOthers })).toEqual({ first: undefined, offered: [9, 5, 8] });
  expect(listCasesToAskAbout({ ...call, past: ofOthers, duplicatesOfOthers: [9] }).first).toBe(9);
  expect(listCasesToAskAbout({ ...call, duplicatesOfOthers: [9] }).first).toBe(6);
});

test('a call without a store and a likely case offers none', () => {
  expect(listCasesToAskAbout({ ...call, hasStore: false })).toEqual({ first: undefined, offered: [] });
  const likely = { ...call, hasStore: false, likeliest: [7] };
  expect(listCasesToAskAbout(likely)).toEqual({ first: 7, offered: [6, 7, 9, 5, 8] });
  expect(listCasesToAskAbout({ ...likely, past: noPastCases }).offered).toEqual([7]);
});
