import { expect, test } from 'vitest';
import { blankCallFields } from '../../../../shared/calls/call';
import { toWholeNumber } from '../../../../shared/calls/caller-of-number';
import { createGazetteer } from '../../../../shared/gazetteer/gazetteer';
import outlines from '../../../../shared/gazetteer/region-outlines.json';
import towns from '../../../../shared/gazetteer/towns.json';
import type { LocationFields } from '../pin/pin-quick-fixes';
import { listCallDoubts, listLocationDoubts, type StoreOfPlace } from './call-doubts';

const gazetteer = createGazetteer(towns, outlines);
const pin = { source: 'link', setAtMs: 0, radiusMetres: 0, stale: false } as const;
const good: LocationFields & StoreOfPlace = {
  ...blankCallFields,
  address: '23, Jalan Ampang, 50450 Kuala Lumpur',
  state: 'Kuala Lumpur',
  latitude: '3.1573',
  longitude: '101.7122',
  pin,
};
const shahAlam = { latitude: '3.0738', longitude: '101.5183' } as const;

test.each<[string, Partial<LocationFields>, string[]]>([
  ['all agrees', {}, []],
  ['nothing is known of the place', { address: 'Kedai Maju', state: 'Nowhere' }, []],
  ['the address was not changed since', { pin: null }, []],
  ['a postcode that reaches into the next state', { address: '47800 PJ' }, []],
  [
    'a postcode whose town only comes near the next state',
    { address: '7 Jalan Wawasan, 43000 Kajang' },
    ['state: postcode-and-region 43000 Selangor Kuala Lumpur', 'latitude: pin-and-town 43000 Kajang 20'],
  ],
  [
    'postcode and town',
    { address: '50450 Johor Bahru' },
    ['address: postcode-and-town 50450 Kuala Lumpur Johor Bahru'],
  ],
  [
    'postcode and state in the address',
    { address: '50450, Sabah' },
    ['address: postcode-and-town 50450 Kuala Lumpur Sabah'],
  ],
  [
    'two postcodes',
    { address: '22, Jalan Harmoni, 81100 50450 Kuala Lumpur' },
    ['address: two-postcodes 81100 Johor Bahru 50450 Kuala Lumpur'],
  ],
  [
    'a state that neither of two contradicting postcodes is in',
    { address: '22, Jalan Harmoni, 81100 50450 Kuala Lumpur', state: 'Perak' },
    [
      'address: two-postcodes 81100 Johor Bahru 50450 Kuala Lumpur',
      'state: region-of-neither 50450 Kuala Lumpur 81100 Johor Bahru Perak',
      'latitude: pin-and-region Kuala Lumpur Perak',
    ],
  ],
  [
    'a state that neither the postcode nor the town is in',
    { address: '50450 Johor Bahru', state: 'Perak', latitude: '', longitude: '', pin: null },
    [
      'address: postcode-and-town 50450 Kuala Lumpur Johor Bahru',
      'state: region-of-neither 50450 Johor Bahru Perak',
    ],
  ],
  [
    'postcode and state, pin and state',
    { state: 'Johor' },
    ['state: postcode-and-region 50450 Kuala Lumpur Johor', 'latitude: pin-and-region Kuala Lumpur Johor'],
  ],
  ['a stale pin', { pin: { ...pin, stale: true } }, ['latitude: pin-stale']],
  [
    'a stale pin in another state',
    { address: '81100 JB', state: 'Johor', pin: { ...pin, stale: true } },
    ['latitude: pin-stale', 'latitude: pin-and-region Kuala Lumpur Johor'],
  ],
  [
    'a pin in the right state, but far from the address',
    { address: 'No 15 Jalan Kenanga 3, 43000 Kajang', state: 'Selangor', ...shahAlam },
    ['latitude: pin-and-town 43000 Kajang 31'],
  ],
  [
    'a pin far from a town without a postcode',
    { address: 'No 15 Jalan Kenanga 3, Kajang', state: 'Selangor', ...shahAlam },
    ['latitude: pin-and-town Kajang 31'],
  ],
  [
    'a stale pin far from the new address',
    { address: '43000 Kajang', state: 'Selangor', ...shahAlam, pin: { ...pin, stale: true } },
    ['latitude: pin-stale', 'latitude: pin-and-town 43000 Kajang 31'],
  ],
  [
    'a pin near one of two contradicting places',
    { address: '40150 Kajang', state: 'Selangor', ...shahAlam },
    ['address: postcode-and-town 40150 Shah Alam Kajang'],
  ],
  [
    'a pin as rough as the distance',
    { address: '43000 Kajang', state: 'Selangor', ...shahAlam, pin: { ...pin, radiusMetres: 12_000 } },
    [],
  ],
  ['a swapped pin', { latitude: '101.7122', longitude: '3.1573' }, ['latitude: pin-swapped']],
  [
    'a pin in Singapore with an address across the strait',
    {
      address: '5, Jalan Skudai, 81200 Johor Bahru',
      state: 'Johor',
      latitude: '1.2996',
      longitude: '103.8555',
    },
    ['latitude: pin-outside'],
  ],
  ['a pin abroad', { latitude: '48.1', longitude: '11.5' }, ['latitude: pin-outside']],
])('%s', (_what, change, doubts) => {
  const found = listLocationDoubts({ ...good, ...change }, gazetteer);
  expect(
    found.map(
      ({ field, kind, values }) => `${field}: ${[kind, ...Object.values<unknown>(values ?? {})].join(' ')}`,
    ),
  ).toEqual(doubts);
});

test.each<[string, string, string, string]>([
  [
    'a small town under the postcode of the next',
    'Jalan Hospital, Pitas, 89100 Kota Marudu',
    '6.7119',
    '117.029',
  ],
  ['an airport at the edge of its city', 'Lapangan Terbang Senai, 81250 Johor Bahru', '1.64', '103.67'],
  ['a town that shares its name', 'Jalan Felda Lasah, 31100 Sungai Siput', '4.8289', '101.0561'],
  ['a village outside its town', 'Batu 13, Jalan Puncak Borneo, 93250 Kuching', '1.389', '110.3225'],
  ['a settlement in the forest', 'Pos Blau, 18300 Gua Musang', '4.75', '101.72'],
])('%s is not too far from its address', (_what, address, latitude, longitude) => {
  const state = gazetteer.findPostcode(address)?.region ?? '';
  expect(listLocationDoubts({ ...good, address, state, latitude, longitude }, gazetteer)).toEqual([]);
});

test.each([
  ['Pulau Perhentian Kecil, 22300 Besut', 'Terengganu', 5.913, 102.723],
  ['Long Beach, Perhentian Island, 22300 Kuala Besut', 'Terengganu', 5.903, 102.753],
  ['Pasir Panjang, Pulau Redang, 20928 Kuala Terengganu', 'Terengganu', 5.776, 103.029],
  ['Pulau Lang Tengah, 21000 Kuala Terengganu', 'Terengganu', 5.795, 102.896],
  ['Pulau Kapas, 21600 Marang', 'Terengganu', 5.219, 103.264],
  ['Kampung Tekek, 26800 Pulau Tioman, Pahang', 'Pahang', 2.817, 104.161],
  ['Pulau Rawa, 86800 Mersing', 'Johor', 2.52, 103.975],
  ['Pulau Besar, 86800 Mersing', 'Johor', 2.435, 103.985],
  ['Pulau Sibu, 81900 Kota Tinggi', 'Johor', 2.22, 104.065],
  ['Pulau Aur, 86800 Mersing', 'Johor', 2.453, 104.515],
  ['Pulau Pemanggil, 86800 Mersing', 'Johor', 2.58, 104.33],
  ['Pantai Cenang, 07000 Langkawi', 'Kedah', 6.293, 99.728],
  ['Jalan Pasir Bogak, 32300 Pulau Pangkor', 'Perak', 4.216, 100.574],
  ['Pulau Ketam, 42940 Pelabuhan Klang', 'Selangor', 3.022, 101.251],
  ['Pulau Carey, 42960 Kuala Langat', 'Selangor', 2.87, 101.37],
  ['Pulau Jerejak, 11900 Bayan Lepas', 'Penang', 5.315, 100.318],
  ['Pulau Besar, 75460 Melaka', 'Melaka', 2.115, 102.33],
  ['Pulau Mabul, 91308 Semporna', 'Sabah', 4.246, 118.631],
  ['Pulau Sipadan, 91308 Semporna', 'Sabah', 4.115, 118.629],
  ['Karakit, Pulau Banggi, 89050 Kudat', 'Sabah', 7.11, 117.09],
])('%s is not too far from its island', (address, state, latitude, longitude) => {
  const place = { address, state, latitude: String(latitude), longitude: String(longitude) };
  expect(listLocationDoubts({ ...good, ...place }, gazetteer)).toEqual([]);
});

test.each([
  ['on another island', 'Pulau Perhentian Kecil, 22300 Besut', 5.776, 103.029],
  ['far from an island whose street has its name', 'Jalan Redang, 22300 Besut', 5.776, 103.029],
  ['on an island that the address does not name', '12, Jalan Pantai, 22300 Besut', 5.913, 102.723],
])('a pin %s is too far from its address', (_what, address, latitude, longitude) => {
  const place = { address, state: 'Terengganu', latitude: String(latitude), longitude: String(longitude) };
  expect(listLocationDoubts({ ...good, ...place }, gazetteer).map(({ kind }) => kind)).toEqual([
    'pin-and-town',
  ]);
});

test('the address of another store is doubtful, also before the places are known', () => {
  const reusedPlace = { storeName: 'Kedai Jaya', rightFor: '' };
  const doubt = { kind: 'place-of-other-store', field: 'address', values: { store: 'Kedai Jaya' } };
  const other = { ...good, storeName: 'Kedai Jaya Cawangan Puchong', reusedPlace };
  expect(listLocationDoubts(other, gazetteer)).toEqual([doubt]);
  expect(listLocationDoubts(other, null)).toEqual([doubt]);
  expect(listLocationDoubts({ ...other, storeName: 'kedai jaya' }, gazetteer)).toEqual([]);
});

test('nothing is doubtful before the places are known', () => {
  expect(listLocationDoubts({ ...good, address: '50450 Johor Bahru' }, null)).toEqual([]);
});

test('the doubts of a call are in one order, whose first one gets the caret', () => {
  const phone = '012345';
  const issue = 'printer';
  const fields = {
    ...blankCallFields,
    ...good,
    quickEntryText: 'gymbox puchong, card swipe',
    lineRead: null,
    phone,
    name: 'Aisyah',
    callerOfNumber: { phone: toWholeNumber(phone), name: 'Suria', storeName: '' },
    issue,
    state: 'Johor',
    provenance: { name: 'reused', issue: 'inferred' },
    autofill: {
      applied: [{ source: 'quick-entry', before: {}, after: { issue }, unsure: ['issue'] }],
      undone: [],
    },
  } as const;
  expect(listCallDoubts(fields, gazetteer).map(({ field, kind }) => `${field}: ${kind}`)).toEqual([
    'quickEntry: unread-line',
    'phone: number',
    'name: caller-of-number',
    'issue: unsure-reading',
    'state: postcode-and-region',
    'latitude: pin-and-region',
  ]);
});
