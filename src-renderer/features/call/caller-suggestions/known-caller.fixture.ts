import type { Caller } from '../../../../shared/callers/caller-suggestions';

/** A caller with earlier tickets, as the card shows one. */
export const siti: Caller = {
  key: '60123456789|kedai maju',
  phone: '60123456789',
  name: 'Siti',
  otherNames: [],
  storeName: 'Kedai Maju',
  dealerReseller: '',
  email: '',
  address: '1 Jalan Besar, 43000 Kajang',
  state: 'Selangor',
  pin: { longitude: 101.7, latitude: 3.1, setAtMs: 5, radiusMetres: 0, stale: false },
  callerLanguage: null,
  notes: [],
  matches: [{ kind: 'number-ends', matchedText: '6789' }],
  lastCases: [],
  casesInSixtyDays: 3,
  endedCallsInSixtyDays: 0,
  isNumberShared: false,
  isOfSeveralPeople: false,
};
