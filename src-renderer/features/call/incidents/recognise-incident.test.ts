import { expect, test } from 'vitest';
import { blankCallFields } from '../../../../shared/calls/call';
import {
  findIncidentOfCaller,
  findLikelyIncident,
  isAboutSameThing,
  isLike,
  isUnlike,
} from './recognise-incident';

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
  expect(isAboutSameThing(fields({ issue: 'mesin kad masih rosak' }), cards)).toBe(true);
  expect(isAboutSameThing(fields({ issue: 'new card terminal, how much' }), cards)).toBe(false);
  expect(isAboutSameThing(fields({ issue: 'printer ditolak' }), cards)).toBe(false);
  expect(isAboutSameThing(fields({ state: 'Johor' }), johor)).toBe(false);
});

test('the incident of an earlier call is that of the caller, unless the issue is another one', () => {
  expect(findIncidentOfCaller(fields({}), ['johor'], open)).toBe(johor);
  expect(findIncidentOfCaller(fields({ issue: 'mesin kad masih rosak' }), ['johor', 'cards'], open)).toBe(
    cards,
  );
  expect(findIncidentOfCaller(fields({ issue: 'mesin kad masih rosak' }), ['johor'], open)).toBeUndefined();
  expect(findIncidentOfCaller(fields({ issue: 'Scanner beeps' }), ['cards'], open)).toBeUndefined();
  expect(findIncidentOfCaller(fields({}), ['over'], open)).toBeUndefined();
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
