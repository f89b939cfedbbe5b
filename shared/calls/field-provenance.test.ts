import { expect, test } from 'vitest';
import { blankCallFields, type CallFields } from './call';
import type { Pin } from '../pin/pin-and-coordinates';
import {
  getProvenance,
  listPartsOfReusedPlace,
  updateProvenance,
  getWeakestProvenance,
  toggleConfirmed,
  type ValueSource,
} from './field-provenance';

const pin = (change: Partial<Pin> = {}): Pin => ({
  source: 'typed',
  setAtMs: 0,
  radiusMetres: 0,
  stale: false,
  ...change,
});
const after = (before: Partial<CallFields>, now: Partial<CallFields>, source: ValueSource = 'agent') =>
  updateProvenance({ ...blankCallFields, ...before }, { ...blankCallFields, ...now }, () => source);

test.each([
  ['agent', 'stated'],
  ['earlier-ticket', 'reused'],
  ['app', 'inferred'],
] as const)('what the %s put there is %s', (source, provenance) => {
  expect(after({}, { name: 'Ali', storeName: 'Kedai Maju', serviceId: 18 }, source)).toEqual({
    name: provenance,
    storeName: provenance,
    serviceId: provenance,
  });
});

test('a typed value becomes stated, an unchanged one keeps its provenance, a cleared one has none', () => {
  const before = {
    name: 'Ali',
    phone: '0123',
    state: 'Johor',
    provenance: { name: 'confirmed', phone: 'confirmed', state: 'inferred' },
  } as const;
  expect(after(before, { name: 'Ali', phone: '01234', state: '' })).toEqual({
    name: 'confirmed',
    phone: 'stated',
  });
});

test.each([
  [pin({ source: 'link' }), 'stated'],
  [pin({ source: 'map', radiusMetres: 3000 }), 'stated'],
  [pin({ source: 'store' }), 'reused'],
  [pin({ source: 'postcode' }), 'inferred'],
  [pin({ stale: true }), 'inferred'],
])('a pin %j is %s', (is, provenance) => {
  expect(after({}, { latitude: '3.1', longitude: '101.7', pin: is }).pin).toBe(provenance);
});

test('a confirmed pin becomes inferred once its address changes', () => {
  const set = { latitude: '3.1', longitude: '101.7', pin: pin(), provenance: { pin: 'confirmed' } } as const;
  expect(after(set, { ...set, pin: pin({ stale: true }) }).pin).toBe('inferred');
});

test('confirms the filled parts of a sentence, and undoes it the second time', () => {
  const fields: CallFields = {
    ...blankCallFields,
    address: 'Jalan 1',
    state: 'Johor',
    provenance: { state: 'inferred' },
  };
  expect(getWeakestProvenance(fields, ['address', 'state', 'name'])).toBe('inferred');
  const provenance = toggleConfirmed(fields, ['address', 'state', 'name']);
  expect(provenance).toEqual({ address: 'confirmed', state: 'confirmed' });
  expect(toggleConfirmed({ ...fields, provenance }, ['address', 'state'])).toEqual({
    address: 'stated',
    state: 'stated',
  });
  expect(getProvenance(fields, 'name')).toBeUndefined();
  expect(getProvenance(fields, 'address')).toBe('stated');
});

test('the place of another store is to be confirmed, but not the state that the agent typed', () => {
  const provenance = { name: 'reused', address: 'reused', state: 'stated', pin: 'confirmed' } as const;
  const place = { address: '8, Jalan Meru', state: 'Selangor', latitude: '3.1', longitude: '101.4' };
  const fields = { ...blankCallFields, ...place, name: 'Ali', storeName: 'Selera', pin: pin(), provenance };
  const read = (reusedPlace: CallFields['reusedPlace']) =>
    (['name', 'address', 'state', 'pin'] as const).map((part) =>
      getProvenance({ ...fields, reusedPlace }, part),
    );
  expect(read({ storeName: 'Selera', rightFor: '' })).toEqual(['reused', 'reused', 'stated', 'confirmed']);
  const ofOther = { storeName: 'Kedai Jaya', rightFor: '' };
  expect(read(ofOther)).toEqual(['reused', 'inferred', 'stated', 'inferred']);
  expect(toggleConfirmed({ ...fields, reusedPlace: ofOther }, ['pin']).pin).toBe('confirmed');
  expect(listPartsOfReusedPlace({ ...fields, reusedPlace: ofOther })).toEqual(['address', 'pin']);
});

test('all that is reused is to be confirmed once the number is that of somebody else', () => {
  const provenance = { name: 'reused', storeName: 'confirmed', email: 'reused', state: 'stated' } as const;
  const known = { phone: '0124445503', name: 'Aisyah', storeName: 'Aisyah Cakes', email: 'a@x.example' };
  const fields = { ...blankCallFields, ...known, state: 'Perak', provenance };
  const read = (change: Partial<CallFields>) =>
    (['phone', 'name', 'storeName', 'email', 'state'] as const).map((part) =>
      getProvenance({ ...fields, ...change }, part),
    );
  const asFilled = ['stated', 'reused', 'confirmed', 'reused', 'stated'];
  const callerOfNumber = { phone: '60124445503', name: 'Suria', storeName: 'Suria Florist' };
  expect(read({})).toEqual(asFilled);
  expect(read({ callerOfNumber })).toEqual(['stated', 'inferred', 'confirmed', 'inferred', 'stated']);
  expect(read({ callerOfNumber, phone: '0187776665' })).toEqual(asFilled);
  expect(read({ callerOfNumber, provenance: { ...provenance, name: 'confirmed' } })[3]).toBe('reused');
});
