import { expect, test } from 'vitest';
import { blankCallFields } from '../../../../shared/calls/call';
import { findLikelyIncident, findLikelyOrOfCaller, isLike, isUnlike, listAlike } from './recognise-incident';

const cards = { uid: 'cards', title: 'Cards', traits: ['card terminal', 'declined'], beganAtMs: 2 };
const johor = { uid: 'johor', title: 'Johor', traits: ['network', 'region:johor'], beganAtMs: 1 };
const open = [cards, johor];
const fields = (change: Partial<typeof blankCallFields>) => ({ ...blankCallFields, ...change });

test('a call is of an incident if it has everything that its calls have in common, in any language', () => {
  expect(findLikelyIncident(fields({ issue: 'Terminal kad ditolak' }), open)).toBe(cards);
  expect(findLikelyIncident(fields({ issue: 'Terminal kad rosak' }), open)).toBeUndefined();
  expect(findLikelyIncident(fields({ issue: '网络断了', state: 'Johor' }), open)).toBe(johor);
  expect(findLikelyIncident(fields({ issue: '网络断了', state: 'Perak' }), open)).toBeUndefined();
  expect(
    findLikelyIncident(fields({ issue: 'Terminal kad ditolak' }), [{ ...cards, traits: [] }]),
  ).toBeUndefined();
});

test('a call in other words is about the same thing as an incident if it names it and says that something is wrong', () => {
  expect(listAlike(fields({ issue: 'mesin kad masih rosak' }), [], open)).toEqual([cards]);
  expect(listAlike(fields({ issue: 'new card terminal, how much' }), ['cards'], open)).toEqual([]);
  expect(listAlike(fields({ issue: 'printer ditolak' }), ['cards'], open)).toEqual([]);
  expect(listAlike(fields({ state: 'Johor' }), [], open)).toEqual([]);
  expect(listAlike(fields({ state: 'Johor' }), ['cards'], open)).toEqual([cards]);
});

test('the incident of another call of the caller is likely, unless the issue is another one', () => {
  const find = (issue: string, ...uids: readonly string[]) =>
    findLikelyOrOfCaller(fields({ issue }), uids, open);
  expect(find('', 'johor')).toBe(johor);
  expect(find('mesin kad masih rosak', 'johor', 'cards')).toBe(cards);
  expect(find('mesin kad masih rosak', 'johor')).toBeUndefined();
  expect(find('Terminal kad ditolak', 'johor')).toBe(cards);
  expect(find('Scanner beeps', 'cards')).toBeUndefined();
  expect(find('', 'over')).toBeUndefined();
});

test('a call is unlike the similar ones once its issue is another one, or its caller has not named one', () => {
  const traits = ['card terminal', 'declined'];
  expect(isUnlike(fields({}), { traits })).toBe(false);
  expect(isUnlike(fields({ phone: '0123' }), { traits })).toBe(true);
  expect(isUnlike(fields({ issue: 'Terminal kad ditolak' }), { traits })).toBe(false);
  expect(isUnlike(fields({ issue: 'Scanner beeps twice' }), { traits })).toBe(true);
});

test('a call is like the similar ones only once its issue says so', () => {
  const traits = ['card terminal', 'declined'];
  expect(isLike(fields({ issue: 'Terminal kad ditolak' }), { traits })).toBe(true);
  expect(isLike(fields({ issue: 'Scanner beeps twice' }), { traits })).toBe(false);
  expect(isLike(fields({ state: 'Johor' }), { traits: ['region:johor'] })).toBe(false);
});
