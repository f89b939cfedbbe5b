import { expect, test } from 'vitest';
import { blankCallFields, type CallFields } from '../calls/call';
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
const find = (callers: readonly Caller[], typed: CallFields = fields, isAnswered = true) =>
  findCallerWithKnownPlace({ callers, isAnswered }, typed);

test('a store that is typed with the address of another one has one of its own', () => {
  const callers = [caller('Klinik Gigi', '8, Jalan Meru'), caller('Restoran Selera', ''), selera];
  expect(find(callers)).toBe(selera);
});

test.each([
  ['another store', [caller('Restoran Selera Puchong', '3, Jalan Puteri')], fields],
  ['the same address', [caller('Restoran Selera', '8 Jalan Meru')], fields],
  ['one of several addresses', [selera, caller('Restoran Selera', '9, Jalan Ipoh')], fields],
  ['one of which is filled in', [selera, caller('Restoran Selera', '8, Jalan Meru')], fields],
  ['a state that the agent typed', [selera], { ...fields, provenance: { state: 'stated' } as const }],
])('%s is none', (_what, callers, typed) => {
  expect(find(callers, typed)).toBeUndefined();
});

test('two callers from one address are no chain; before the answer, nobody knows', () => {
  const callers = [selera, { ...caller('Restoran Selera', '3 Jalan Puteri'), name: 'Ahmad' }];
  expect(find(callers)).toBe(selera);
  expect(find(callers, fields, false)).toBeUndefined();
});
