import { expect, test } from 'vitest';
import { blankCallFields, type CallFields } from '../../../../shared/calls/call';
import type { Caller } from '../../../../shared/callers/caller-suggestions';
import { clearValuesOfOthers } from '../autofill/clear-values-of-others';
import { createTestSession } from '../session/call-session.fixture';
import { getChangesFromCaller, isOfOtherPlace } from './get-changes-from-caller';
import { siti } from './known-caller.fixture';

test('a piece of the number becomes the whole, another number stays', () => {
  expect(getChangesFromCaller({ ...blankCallFields, phone: '6789' }, siti)).toMatchObject({
    phone: '012 345 6789',
    name: 'Siti',
    state: 'Selangor',
    latitude: '3.1',
    pin: { source: 'store', setAtMs: 5 },
  });
  expect(getChangesFromCaller({ ...blankCallFields, phone: '0198887777' }, siti)).not.toHaveProperty('phone');
  expect(getChangesFromCaller({ ...blankCallFields, phone: '9999' }, siti)).not.toHaveProperty('phone');
});

test('a piece of the number stays as it is where somebody else’s name is typed, unless they called from it before', () => {
  const changes = (phone: string, name: string, otherNames: string[] = []) =>
    getChangesFromCaller(
      { ...blankCallFields, phone, name },
      { ...siti, email: 'siti@x.example', otherNames },
    );
  expect(changes('6789', 'Puan Siti')).toMatchObject({ phone: '012 345 6789', email: 'siti@x.example' });
  for (const phone of ['6789', '']) {
    expect(changes(phone, 'Aina')).toMatchObject({ storeName: 'Kedai Maju', state: 'Selangor' });
    expect(changes(phone, 'Aina')).not.toHaveProperty('phone');
    expect(changes(phone, 'Aina')).not.toHaveProperty('email');
  }
  expect(changes('6789', 'Aina', ['Nur Aina'])).toMatchObject({ phone: '012 345 6789' });
  expect(changes('6789', 'Aina', ['Nur Aina'])).not.toHaveProperty('email');
});

test('one who was only found by ear brings name and store as they are spelled', () => {
  const close: Caller = {
    ...siti,
    matches: [
      { kind: 'close-store', matchedText: '' },
      { kind: 'close-name', matchedText: '' },
    ],
  };
  const typed = { ...blankCallFields, name: 'sitti', storeName: 'kedai majoo' };
  expect(getChangesFromCaller(typed, close)).toMatchObject({
    name: 'Siti',
    storeName: 'Kedai Maju',
    address: '1 Jalan Besar, 43000 Kajang',
  });
  expect(getChangesFromCaller(typed, { ...close, otherNames: ['Sity'] })).not.toHaveProperty('name');
});

const klang: Caller = {
  ...siti,
  key: '60123456789|kedai klang',
  storeName: 'Kedai Klang',
  dealerReseller: 'Perak POS',
  address: '8, Jalan Meru, 41050 Klang',
  pin: null,
};

/** A call with the number, and `first` taken from the card. */
function takeFirst(first: Caller, typed: Partial<CallFields> = {}) {
  const { session } = createTestSession({ phone: '6789', ...typed });
  session.fill('caller', getChangesFromCaller(session.getFields(), first));
  return session;
}

test('a second caller replaces all that only the first one gave, also by blanks, and the same one changes nothing', () => {
  const session = takeFirst({ ...siti, email: 'siti@x.example', callerLanguage: 'ms' });
  expect(getChangesFromCaller(session.getFields(), { ...siti, email: 'siti@x.example' })).not.toHaveProperty(
    'email',
  );
  expect(getChangesFromCaller(session.getFields(), klang)).toEqual({
    storeName: 'Kedai Klang',
    dealerReseller: 'Perak POS',
    email: '',
    callerLanguage: null,
    address: '8, Jalan Meru, 41050 Klang',
    reusedPlace: { storeName: 'Kedai Klang', rightFor: '' },
    latitude: '',
    longitude: '',
    pin: null,
  });
  session.fill('caller', getChangesFromCaller(session.getFields(), klang));
  expect(getChangesFromCaller(session.getFields(), klang)).toEqual({});
  session.undo();
  expect(session.getFields()).toMatchObject({
    storeName: 'Kedai Maju',
    email: 'siti@x.example',
    latitude: '3.1',
  });
  expect(session.getFields().provenance).toMatchObject({
    storeName: 'reused',
    address: 'reused',
    pin: 'reused',
  });
});

test('what the agent has typed or the caller confirmed stays', () => {
  const session = takeFirst(siti);
  session.edit('name', 'Aina');
  session.confirm(['storeName']);
  expect(isOfOtherPlace(session.getFields(), klang)).toBe(true);
  const changes = getChangesFromCaller(session.getFields(), klang);
  for (const field of ['name', 'storeName', 'address', 'state', 'latitude', 'reusedPlace'])
    expect(changes).not.toHaveProperty(field);
});

test('with another store typed since, the card of that store brings its place, and the first one leaves it as it is', () => {
  const session = takeFirst(siti);
  session.edit('storeName', 'Kedai Klang');
  expect(getChangesFromCaller(session.getFields(), siti)).toEqual({});
  expect(isOfOtherPlace(session.getFields(), siti)).toBe(true);
  expect(getChangesFromCaller(session.getFields(), klang)).toMatchObject({
    address: '8, Jalan Meru, 41050 Klang',
    reusedPlace: { storeName: 'Kedai Klang' },
  });
});

test('a pin that the app took from the address of the first caller goes with it', () => {
  const session = takeFirst({ ...siti, pin: null });
  const pin = { source: 'postcode', setAtMs: 1, radiusMetres: 4000, stale: false } as const;
  session.fill('postcode', { latitude: '2.99', longitude: '101.79', pin });
  expect(getChangesFromCaller(session.getFields(), { ...klang, pin: siti.pin })).toMatchObject({
    latitude: '3.1',
    pin: { source: 'store' },
  });
});

test('an email that was taken out because of another store comes back with the store alone', () => {
  const { session } = createTestSession({ phone: '012 345 6789' });
  const caller = { ...siti, email: 'siti@maju.example' };
  session.fill('caller', getChangesFromCaller(session.getFields(), caller));
  session.edit('storeName', 'Restoran Selera');
  clearValuesOfOthers(session);
  expect(session.getFields().email).toBe('');
  expect(getChangesFromCaller(session.getFields(), caller)).not.toHaveProperty('email');
  session.edit('storeName', 'Kedai Maju');
  expect(getChangesFromCaller(session.getFields(), caller)).toMatchObject({ email: 'siti@maju.example' });
});

test('the caller’s store that quick entry took for a store and an address is one again, with its place', () => {
  const caller = { ...siti, storeName: 'Fun Tea Sunway' };
  const { session } = createTestSession();
  session.fill('quick-entry', { storeName: 'Fun Tea', address: 'Sunway', state: 'Selangor' });
  expect(getChangesFromCaller(session.getFields(), caller)).toMatchObject({
    storeName: 'Fun Tea Sunway',
    address: siti.address,
    latitude: '3.1',
  });
  session.fill('caller', getChangesFromCaller(session.getFields(), caller));
  expect(isOfOtherPlace(session.getFields(), caller)).toBe(false);
  const typed = { ...blankCallFields, storeName: 'Fun Tea', address: 'Sunway', state: 'Selangor' };
  expect(getChangesFromCaller(typed, caller)).not.toHaveProperty('address');
});
