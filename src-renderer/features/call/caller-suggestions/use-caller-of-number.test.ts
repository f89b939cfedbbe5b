import { expect, test } from 'vitest';
import { blankCallFields, type CallFields } from '../../../../shared/calls/call';
import type { Caller } from '../../../../shared/callers/caller-suggestions';
import { findCallerOfNumber } from './use-caller-of-number';

const suria: Caller = {
  key: '60124445503|suria florist',
  phone: '60124445503',
  name: 'Suria',
  otherNames: [],
  storeName: 'Suria Florist',
  dealerReseller: '',
  email: '',
  address: '',
  state: '',
  pin: null,
  callerLanguage: null,
  notes: [],
  matches: [{ kind: 'same-number', matchedText: '' }],
  lastCases: [],
  casesInSixtyDays: 1,
  endedCallsInSixtyDays: 0,
  isNumberShared: false,
  isOfSeveralPeople: false,
};
const reused: CallFields = {
  ...blankCallFields,
  phone: '012-444 5503 ext 12',
  name: 'Aisyah',
  storeName: 'Aisyah Cakes',
  provenance: { name: 'reused', storeName: 'reused' },
};
const find = (change: Partial<CallFields>, callers: readonly Caller[] = [suria]) =>
  findCallerOfNumber({ ...reused, ...change }, callers);

test('finds who is known to have the number of what is reused from somebody else', () => {
  const found = { phone: '60124445503', name: 'Suria', storeName: 'Suria Florist' };
  expect(find({})).toEqual(found);
  expect(find({ name: 'Cik Suria' })).toEqual(found);
  expect(find({ storeName: 'Suria Florist' })).toEqual(found);
});

test('finds nobody where the number is of nobody, or one of its callers is meant', () => {
  expect(find({}, [])).toBeNull();
  expect(find({ phone: '0187776665' })).toBeNull();
  expect(find({}, [{ ...suria, name: '', storeName: '' }])).toBeNull();
  expect(find({}, [suria, { ...suria, key: '2', name: 'Aisyah', storeName: 'Aisyah Cakes' }])).toBeNull();
  expect(
    find({ storeName: 'SURIA FLORIST Sdn Bhd', name: 'Farid' }, [{ ...suria, otherNames: ['Farid'] }]),
  ).toBeNull();
});

test('what the agent has typed or the caller confirmed is right', () => {
  expect(find({ provenance: { name: 'stated', storeName: 'confirmed' } })).toBeNull();
  expect(
    find({ storeName: 'Suria Florist', provenance: { name: 'stated', storeName: 'reused' } }),
  ).toBeNull();
  expect(find({ provenance: { name: 'stated', storeName: 'reused' } })).not.toBeNull();
});
