import { expect, test } from 'vitest';
import { blankCallFields } from '../../../../shared/calls/call';
import { placesFrom } from '../../../../shared/gazetteer/gazetteer';
import outlines from '../../../../shared/gazetteer/region-outlines.json';
import towns from '../../../../shared/gazetteer/towns.json';
import type { PlaceFields } from './pin-suggestions';
import { placeDoubts } from './location-warnings';

const places = placesFrom(towns, outlines);
const pin = { source: 'link', setAtMs: 0, radiusMetres: 0, stale: false } as const;
const good: PlaceFields = {
  ...blankCallFields,
  address: '23, Jalan Ampang, 50450 Kuala Lumpur',
  state: 'Kuala Lumpur',
  latitude: '3.1573',
  longitude: '101.7122',
  pin,
};

test.each<[string, Partial<PlaceFields>, string[]]>([
  ['all agrees', {}, []],
  ['nothing is known of the place', { address: 'Kedai Maju', state: 'Nowhere' }, []],
  ['the address was not changed since', { pin: null }, []],
  ['a postcode that reaches into the next state', { address: '47800 PJ' }, []],
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
    'postcode and state, pin and state',
    { state: 'Johor' },
    ['state: postcode-and-state 50450 Kuala Lumpur Johor', 'latitude: pin-and-state Kuala Lumpur Johor'],
  ],
  ['a stale pin', { pin: { ...pin, stale: true } }, ['latitude: pin-stale']],
  [
    'a stale pin in another state',
    { address: '81100 JB', state: 'Johor', pin: { ...pin, stale: true } },
    ['latitude: pin-stale', 'latitude: pin-and-state Kuala Lumpur Johor'],
  ],
  ['a swapped pin', { latitude: '101.7122', longitude: '3.1573' }, ['latitude: pin-swapped']],
  ['a pin abroad', { latitude: '48.1', longitude: '11.5' }, ['latitude: pin-outside']],
])('%s', (_what, change, doubts) => {
  const found = placeDoubts({ ...good, ...change }, places);
  expect(
    found.map(({ field, kind, values }) => `${field}: ${[kind, ...Object.values(values ?? {})].join(' ')}`),
  ).toEqual(doubts);
});

test('nothing is doubtful before the places are known', () => {
  expect(placeDoubts({ ...good, address: '50450 Johor Bahru' }, null)).toEqual([]);
});
