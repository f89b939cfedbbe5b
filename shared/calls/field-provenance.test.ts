import { expect, test } from 'vitest';
import { blankCallFields, type CallFields } from './call';
import type { Pin } from '../pin/coordinates';
import { markOf, trustAfter, weakestMark, withConfirmed, type TrustSource } from './field-provenance';

const pin = (change: Partial<Pin> = {}): Pin => ({
  source: 'typed',
  setAtMs: 0,
  radiusMetres: 0,
  stale: false,
  ...change,
});
const after = (before: Partial<CallFields>, now: Partial<CallFields>, source: TrustSource = 'agent') =>
  trustAfter({ ...blankCallFields, ...before }, { ...blankCallFields, ...now }, () => source);

test.each([
  ['agent', 'heard'],
  ['earlier ticket', 'reused'],
  ['app', 'guessed'],
] as const)('what the %s put there is %s', (source, mark) => {
  expect(after({}, { name: 'Ali', storeName: 'Kedai Maju', serviceId: 18 }, source)).toEqual({
    name: mark,
    storeName: mark,
    serviceId: mark,
  });
});

test('what is typed over is heard again, what is not keeps its mark, what is cleared has none', () => {
  const before = {
    name: 'Ali',
    phone: '0123',
    state: 'Johor',
    trust: { name: 'confirmed', phone: 'confirmed', state: 'guessed' },
  } as const;
  expect(after(before, { name: 'Ali', phone: '01234', state: '' })).toEqual({
    name: 'confirmed',
    phone: 'heard',
  });
});

test.each([
  [pin({ source: 'link' }), 'heard'],
  [pin({ source: 'map', radiusMetres: 3000 }), 'heard'],
  [pin({ source: 'store' }), 'reused'],
  [pin({ source: 'postcode' }), 'guessed'],
  [pin({ stale: true }), 'guessed'],
])('a pin %j is %s', (is, mark) => {
  expect(after({}, { latitude: '3.1', longitude: '101.7', pin: is }).pin).toBe(mark);
});

test('a confirmed pin is a guess as soon as its address changes', () => {
  const set = { latitude: '3.1', longitude: '101.7', pin: pin(), trust: { pin: 'confirmed' } } as const;
  expect(after(set, { ...set, pin: pin({ stale: true }) }).pin).toBe('guessed');
});

test('yes to a sentence confirms its filled parts, once more takes it back', () => {
  const fields: CallFields = {
    ...blankCallFields,
    address: 'Jalan 1',
    state: 'Johor',
    trust: { state: 'guessed' },
  };
  expect(weakestMark(fields, ['address', 'state', 'name'])).toBe('guessed');
  const trust = withConfirmed(fields, ['address', 'state', 'name']);
  expect(trust).toEqual({ address: 'confirmed', state: 'confirmed' });
  expect(withConfirmed({ ...fields, trust }, ['address', 'state'])).toEqual({
    address: 'heard',
    state: 'heard',
  });
  expect(markOf(fields, 'name')).toBeUndefined();
  expect(markOf(fields, 'address')).toBe('heard');
});
