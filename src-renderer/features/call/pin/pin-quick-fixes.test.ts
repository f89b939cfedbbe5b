import { describe, expect, test } from 'vitest';
import { blankCallFields } from '../../../../shared/calls/call';
import { createGazetteer } from '../../../../shared/gazetteer/gazetteer';
import outlines from '../../../../shared/gazetteer/region-outlines.json';
import towns from '../../../../shared/gazetteer/towns.json';
import { getPinSuggestions, findRegionOfPin, type LocationFields } from './pin-quick-fixes';

const gazetteer = createGazetteer(towns, outlines);
const pin = { source: 'link', setAtMs: 0, radiusMetres: 0, stale: false } as const;
const stale = { ...pin, stale: true } as const;
const klcc = { latitude: '3.1573', longitude: '101.7122' } as const;

function offered(change: Partial<LocationFields>): string[] {
  return getPinSuggestions({ ...blankCallFields, ...change }, gazetteer).map((suggestion) => {
    if (suggestion === null) return 'nothing';
    if (suggestion.kind === 'use-town') {
      return 'code' in suggestion.place
        ? `${suggestion.place.code} ${suggestion.place.name}`
        : suggestion.place.name;
    }
    return suggestion.kind === 'use-region' ? `state ${suggestion.region}` : suggestion.kind;
  });
}

describe('without a pin', () => {
  test.each([
    ['12, Jalan Besar, 43000 Kajang', '', ['43000 Kajang']],
    ['22, Jalan Harmoni, 80450 Johor Bahru', '', ['Johor Bahru']],
    ['22, Jalan Harmoni, 50450 Johor Bahru', '', ['Johor Bahru', '50450 Kuala Lumpur']],
    ['22, Jalan Harmoni, 50450 Johor Bahru', 'KL', ['50450 Kuala Lumpur', 'Johor Bahru']],
    ['22, Jalan Harmoni, 50450 Johor', '', ['50450 Kuala Lumpur']],
    ['22, Jalan Harmoni, 50450 81100 Johor Bahru', '', ['50450 Kuala Lumpur', '81100 Johor Bahru']],
    ['12, Jalan Besar', 'Johor', []],
  ])('%s, %s offers %j', (address, state, suggestions) => {
    expect(offered({ address, state })).toEqual(suggestions);
  });

  test('half of one offers nothing', () => {
    expect(offered({ address: '43000 Kajang', latitude: '3' })).toEqual([]);
  });
});

describe('a stale pin', () => {
  test('far from the address: first the place of the address, then that the pin is right, never its state', () => {
    const inJohor = { state: 'Johor', address: '22, Jalan Harmoni, 81100 JB' } as const;
    expect(offered({ ...klcc, ...inJohor, pin: stale })).toEqual(['81100 Johor Bahru', 'still-right']);
  });

  test('within reach of the address: first that it is right', () => {
    expect(
      offered({ ...klcc, pin: stale, state: 'Kuala Lumpur', address: '9, Jalan P. Ramlee, 50250' }),
    ).toEqual(['still-right', '50250 Kuala Lumpur']);
  });

  test('with an address that names no place', () => {
    expect(offered({ ...klcc, pin: stale, state: 'Johor', address: '22, Jalan Harmoni' })).toEqual([
      'still-right',
    ]);
  });

  test('with an address that contradicts itself: both readings of it', () => {
    expect(
      offered({ latitude: '5.98', longitude: '116.07', pin: stale, address: '50450 Johor Bahru' }),
    ).toEqual(['Johor Bahru', '50450 Kuala Lumpur']);
  });
});

describe('a pin in another state than the one in the form', () => {
  test.each([
    ['', ['state Kuala Lumpur']],
    ['23, Jalan Ampang, 50450 Kuala Lumpur', ['state Kuala Lumpur']],
    ['22, Jalan Harmoni, 81100 Johor Bahru', ['nothing', '81100 Johor Bahru']],
    ['22, Jalan Harmoni, 50450 Johor Bahru', ['state Kuala Lumpur']],
  ])('with the address %j offers %j', (address, suggestions) => {
    expect(offered({ ...klcc, pin, state: 'Johor', address })).toEqual(suggestions);
  });

  test('swapped: to be swapped first', () => {
    const swapped = { latitude: klcc.longitude, longitude: klcc.latitude };
    expect(offered({ ...swapped, pin, state: 'Johor', address: '81100' })).toEqual(['swap']);
  });

  test('in the state of the form, but far from the address: the place of the address, by Enter only for a centre', () => {
    const address = '7 Jalan Wawasan, 43000 Kajang';
    const shahAlam = { latitude: '3.0738', longitude: '101.5183', state: 'Selangor', address } as const;
    expect(offered({ ...shahAlam, pin })).toEqual(['nothing', '43000 Kajang']);
    expect(offered({ ...shahAlam, pin: { ...pin, source: 'town' } })).toEqual(['43000 Kajang']);
  });

  test('none of it where all agree', () => {
    expect(offered({ ...klcc, pin, state: 'Kuala Lumpur', address: '50450 KL' })).toEqual([]);
  });
});

test.each([
  ['Johor', '3.1573', '101.7122', 'Kuala Lumpur'],
  ['Kuala Lumpur', '3.1573', '101.7122', undefined],
  ['KL', '3.1573', '101.7122', undefined],
  ['', '3.1573', '101.7122', undefined],
  ['Johor', '3.1573', '', undefined],
])('a call in %s with the pin %s, %s lies in %s', (state, latitude, longitude, expected) => {
  expect(findRegionOfPin({ state, latitude, longitude }, gazetteer)).toBe(expected);
});
