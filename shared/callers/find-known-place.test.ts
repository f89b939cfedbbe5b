import { expect, test } from 'vitest';
import { blankCallFields } from '../calls/call';
import type { Caller } from './caller-suggestions';
import { findCallerWithKnownPlace } from './find-known-place';

const caller = (storeName: string, address: string): Caller => ({
  key: storeName,
  phone: '60123456789',
  name: 'Siti',
  otherNames: [],
  storeName,
  dealerReseller: '',
  email: '',
  address,
  state: 'Selangor',
  pin: null,
  callerLanguage: null,
  notes: [],
  matches: [{ kind: 'same-store', matchedText: '' }],
  lastCases: [],
  casesInSixtyDays: 1,
  endedCallsInSixtyDays: 0,
  isNumberShared: false,
  isOfSeveralPeople: false,
});
const fields = {
  ...blankCallFields,
  storeName: 'Restoran Selera',
  address: '8, Jalan Meru',
  state: 'Johor',
  provenance: { address: 'reused', state: 'reused' } as const,
  reusedPlace: { storeName: 'Klinik Gigi', rightFor: '' },
};
const selera = caller('RESTORAN SELERA', '3, Jalan Puteri');

test('a store that is typed with the address of another one has one of its own', () => {
  const callers = [caller('Klinik Gigi', '8, Jalan Meru'), caller('Restoran Selera', ''), selera];
  expect(findCallerWithKnownPlace(callers, fields)).toBe(selera);
});

test.each([
  ['another store', [caller('Restoran Selera Puchong', '3, Jalan Puteri')], fields],
  ['the same address', [caller('Restoran Selera', '8 Jalan Meru')], fields],
  ['a state that the agent typed', [selera], { ...fields, provenance: { state: 'stated' } as const }],
])('%s is none', (_what, callers, typed) => {
  expect(findCallerWithKnownPlace(callers, typed)).toBeUndefined();
});
