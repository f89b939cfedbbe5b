import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { blankCallFields, type CallFields } from '../calls/call';
import { buildTicketRequest } from '../calls/build-ticket-request';
import { isEnoughToMatch, matchKinds, mayStillMatch, type Caller } from './caller-suggestions';
import { fillFromCaller } from './fill-from-caller';
import { explainMatch } from './explain-match.fixture';
import { hasWordBeginningWith, mightBeSameName, normalizeName } from '../text/normalize-name';
import { parseCoordinate } from '../pin/pin-and-coordinates';

const caller: Caller = {
  key: 'k',
  phone: '60123456789',
  name: 'Siti',
  otherNames: [],
  storeName: 'Kedai Maju',
  dealerReseller: 'Alex',
  email: 'siti@example.com',
  address: '23, Jalan Ampang, 55000 KL',
  state: 'Kuala Lumpur',
  pin: { longitude: 101.7122, latitude: 3.1573, setAtMs: 5, radiusMetres: 4000, stale: false },
  callerLanguage: null,
  notes: [],
  matches: [{ kind: 'same-number', matchedText: '' }],
  lastCases: [],
  casesInSixtyDays: 1,
  endedCallsInSixtyDays: 0,
  isNumberShared: false,
  isOfSeveralPeople: false,
};

test('fills a blank call so that only issue and service are missing', () => {
  const { fields, filled } = fillFromCaller({ ...blankCallFields, phone: '0123456789' }, caller);
  expect(filled).toEqual(['name', 'storeName', 'dealerReseller', 'email', 'address', 'state', 'pin']);
  expect(fields).toEqual({
    ...blankCallFields,
    phone: '0123456789',
    name: 'Siti',
    storeName: 'Kedai Maju',
    dealerReseller: 'Alex',
    email: 'siti@example.com',
    address: '23, Jalan Ampang, 55000 KL',
    state: 'Kuala Lumpur',
    longitude: '101.7122',
    latitude: '3.1573',
    pin: { source: 'store', setAtMs: 5, radiusMetres: 4000, stale: false },
    reusedPlace: { storeName: 'Kedai Maju', rightFor: '' },
  });
  expect(buildTicketRequest({ ...fields, issue: 'printer', serviceId: 18 }).ok).toBe(true);
});

test.each([
  ['maju', { storeName: 'Kedai Maju', rightFor: 'maju' }],
  ['Kedai Maju Cawangan Puchong', { storeName: 'Kedai Maju', rightFor: '' }],
  ['Another Shop', null],
])('of “%s”, it remembers of which store the address is', (storeName, reusedPlace) => {
  expect(fillFromCaller({ ...blankCallFields, storeName }, caller).fields.reusedPlace).toEqual(reusedPlace);
});

test.each([
  [{ storeName: 'Another Shop' }, ['name', 'email']],
  [{ storeName: 'Kedai Maju Cawangan Puchong' }, ['name', 'email', 'address', 'state', 'pin']],
  [{ storeName: 'KEDAI MAJU Sdn Bhd' }, ['name', 'dealerReseller', 'email', 'address', 'state', 'pin']],
  [{ storeName: 'maju' }, ['name', 'dealerReseller', 'email', 'address', 'state', 'pin']],
  [{ address: '1, Jalan Lain' }, ['name', 'storeName', 'dealerReseller', 'email']],
  [{ state: 'Johor' }, ['name', 'storeName', 'dealerReseller', 'email']],
  [{ address: '23 jalan ampang 55000 kl' }, ['name', 'storeName', 'dealerReseller', 'email', 'state', 'pin']],
  [{ longitude: '100' }, ['name', 'storeName', 'dealerReseller', 'email', 'address', 'state']],
  [{ name: 'Ahmad' }, ['storeName', 'dealerReseller', 'address', 'state', 'pin']],
  [{ name: 'Puan Siti' }, ['storeName', 'dealerReseller', 'email', 'address', 'state', 'pin']],
] satisfies [Partial<CallFields>, string[]][])('with %j typed, it fills %j', (typed, filled) => {
  expect(fillFromCaller({ ...blankCallFields, ...typed }, caller).filled).toEqual(filled);
});

test('fills in the language of the same person only', () => {
  const languageFor = (name: string) =>
    fillFromCaller({ ...blankCallFields, name }, { ...caller, callerLanguage: 'ms' }).fields.callerLanguage;
  expect(languageFor('Siti Hajar')).toBe('ms');
  expect(languageFor('Ahmad')).toBeNull();
});

const someFields = fc.record(
  Object.fromEntries(
    Object.entries(blankCallFields).map(([field, blank]) => [
      field,
      typeof blank === 'string'
        ? fc.oneof(fc.constant(''), fc.constant(' '), fc.string())
        : fc.constant(blank),
    ]),
  ),
) as unknown as fc.Arbitrary<CallFields>;

const knownOf = fc.record({
  name: fc.string(),
  storeName: fc.string(),
  dealerReseller: fc.string(),
  email: fc.string(),
  address: fc.string(),
  state: fc.string(),
  pin: fc.record({
    longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    latitude: fc.double({ min: -90, max: 90, noNaN: true }),
    setAtMs: fc.integer(),
    radiusMetres: fc.nat(),
    stale: fc.boolean(),
  }),
});

test('never changes typed fields, lists the filled ones and leaves out rejected ones', () => {
  fc.assert(
    fc.property(someFields, knownOf, (fields, about) => {
      const one = { ...caller, ...about };
      const { fields: after, filled } = fillFromCaller(fields, one);
      const typed = Object.entries(fields).filter(
        ([, text]) => typeof text === 'string' && text.trim() !== '',
      );
      expect(after).toMatchObject(Object.fromEntries(typed));
      const names = new Set(
        filled.flatMap((name) => (name === 'pin' ? ['longitude', 'latitude', 'pin'] : [name, 'reusedPlace'])),
      );
      const others = Object.entries(fields).filter(([field]) => !names.has(field));
      expect(after).toMatchObject(Object.fromEntries(others));
      const isNumber = parseCoordinate(after.longitude) !== undefined;
      expect(isNumber || !filled.includes('pin')).toBe(true);
      const without = fillFromCaller(fields, one, filled);
      expect(without).toEqual({ fields, filled: [] });
    }),
  );
});

test('explains every kind of match', () => {
  expect(matchKinds.map((kind) => explainMatch({ kind, matchedText: '6789' }))).toEqual([
    'case number 6789',
    'reference 6789',
    'same number',
    'same store',
    'same name',
    'number ends with 6789',
    'number begins with 6789',
    'number contains 6789',
    'similar store',
    'similar name',
    'close store',
    'close name',
  ]);
});

test.each([
  [{ phone: '6789' }, true],
  [{ phone: '012-3456' }, true],
  [{ phone: '3456' }, true],
  [{ phone: '012' }, false],
  [{ phone: '9999' }, false],
  [{ name: 'sit' }, true],
  [{ name: 'iti' }, false],
  [{ name: 'Ahm' }, true],
  [{ storeName: 'maju' }, true],
  [{ storeName: 'kedai jaya' }, false],
  [{ phone: '9999', storeName: 'maju' }, true],
])('%j may mean Siti of Kedai Maju, 60123456789: %j', (typed, may) => {
  expect(
    mayStillMatch({ ...caller, otherNames: ['Ahmad'] }, { phone: '', name: '', storeName: '', ...typed }),
  ).toBe(may);
});

test('asks from four digits or three letters on', () => {
  const enough = (phone: string, name = '') => isEnoughToMatch({ phone, name, storeName: '' });
  expect([enough('012'), enough('0-1 2-3'), enough('', 'Al'), enough('', 'Ali'), enough('', '陈美')]).toEqual(
    [false, true, false, true, true],
  );
});

test('compares names without case, width and separators; one may have more words', () => {
  expect(normalizeName('  ＫＬ  Branch, (No. 2) ')).toBe('kl branch no 2');
  expect(mightBeSameName('Ahmad', 'AHMAD bin Ali')).toBe(true);
  expect(mightBeSameName('Ahmad Abu', 'Ahmad bin Ali')).toBe(false);
});

test('fills the last spoken language unless another was chosen or it was rejected', () => {
  const malay: Caller = { ...caller, callerLanguage: 'ms' };
  const spoken = (fields: CallFields, except?: readonly ['callerLanguage']) =>
    fillFromCaller(fields, malay, except).fields.callerLanguage;
  expect(spoken(blankCallFields)).toBe('ms');
  expect(spoken({ ...blankCallFields, callerLanguage: 'zh' })).toBe('zh');
  expect(spoken(blankCallFields, ['callerLanguage'])).toBeNull();
});

test.each([
  ['find in the history', 'hist', true],
  ['find in the history', 'story', false],
  ['在历史记录中查找', '查找', true],
  ['更换 pos', 'pos', true],
  ['更换 pos', 'os', false],
  ['更换 pos', '', true],
])('a word of %j begins with %j: %j', (name, beginning, expected) => {
  expect(hasWordBeginningWith(name, beginning)).toBe(expected);
});
