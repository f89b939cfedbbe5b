import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findRegionInAddress, parseRegion, suggestRegions } from './parse-and-suggest-regions';
import { regions } from './malaysian-regions';
import { measureGrowth, maxGrowth } from '../time/measure-growth.fixture';

describe('the name of a state', () => {
  test.each(regions)('%s is itself, in any case', (state) => {
    expect(parseRegion(state)).toBe(state);
    expect(parseRegion(` ${state.toUpperCase()}, Malaysia.`)).toBe(state);
  });

  test.each([
    { text: 'W.P. Kuala Lumpur', state: 'Kuala Lumpur' },
    { text: 'WP Kuala Lumpur', state: 'Kuala Lumpur' },
    { text: 'Wilayah Persekutuan Kuala Lumpur', state: 'Kuala Lumpur' },
    { text: 'Wilayah Persekutuan (KL)', state: 'Kuala Lumpur' },
    { text: 'Federal Territory of Kuala Lumpur', state: 'Kuala Lumpur' },
    { text: 'KL', state: 'Kuala Lumpur' },
    { text: 'K.L.', state: 'Kuala Lumpur' },
    { text: '吉隆坡', state: 'Kuala Lumpur' },
    { text: 'Pulau Pinang', state: 'Penang' },
    { text: 'P. Pinang', state: 'Penang' },
    { text: '槟城', state: 'Penang' },
    { text: 'Malacca', state: 'Melaka' },
    { text: '马六甲', state: 'Melaka' },
    { text: 'N. Sembilan', state: 'Negeri Sembilan' },
    { text: 'N9', state: 'Negeri Sembilan' },
    { text: 'Negri Sembilan', state: 'Negeri Sembilan' },
    { text: 'Negeri Sembilan Darul Khusus', state: 'Negeri Sembilan' },
    { text: 'Trengganu', state: 'Terengganu' },
    { text: 'Selangor Darul Ehsan', state: 'Selangor' },
    { text: '雪兰莪', state: 'Selangor' },
    { text: 'Negeri Selangor', state: 'Selangor' },
    { text: 'Johore', state: 'Johor' },
    { text: 'Labuan F.T.', state: 'Labuan' },
    { text: 'W.P. Labuan', state: 'Labuan' },
    { text: 'WP Putrajaya', state: 'Putrajaya' },
    { text: 'Johor Bahru', state: undefined },
    { text: 'Jalan Pahang', state: undefined },
    { text: 'Singapore', state: undefined },
    { text: 'Malaysia', state: undefined },
    { text: '', state: undefined },
  ])('$text is $state', ({ text, state }) => {
    expect(parseRegion(text)).toBe(state);
  });
});

describe('the state of an address', () => {
  test.each([
    { address: '12, Jalan Ampang, 50450 Kuala Lumpur', state: 'Kuala Lumpur' },
    { address: '5 Jalan Pahang, 53000 Kuala Lumpur', state: 'Kuala Lumpur' },
    { address: '5, Jln Kelantan, Taman Melaka, 41000 Klang, Selangor', state: 'Selangor' },
    { address: 'Jalan Pahang', state: undefined },
    { address: '10 Jalan Wong Ah Fook, 80000 Johor Bahru', state: undefined },
    { address: '10 Jalan Wong Ah Fook, 80000 Johor Bahru, Johor', state: 'Johor' },
    { address: 'Kuala Selangor', state: undefined },
    { address: '1 Lebuh Chulia, 10200 George Town, P. Pinang, Malaysia', state: 'Penang' },
    { address: 'Kota Kinabalu, Sabah', state: 'Sabah' },
    { address: '88000 Kota Kinabalu Sabah.', state: 'Sabah' },
    { address: 'Lot 3, 70000 Seremban, N.Sembilan', state: 'Negeri Sembilan' },
    { address: '雪兰莪州加影新村12号', state: 'Selangor' },
    { address: '柔佛新山', state: 'Johor' },
    { address: '', state: undefined },
  ])('$address lies in $state', ({ address, state }) => {
    expect(findRegionInAddress(address)).toBe(state);
  });

  test('is found at once, whatever the length', () => {
    const roads = (count: number) => 'jalan '.repeat(count);
    const inPerak = (count: number) => `${'x '.repeat(count)}Perak`;
    expect(findRegionInAddress(roads(20_000))).toBeUndefined();
    expect(findRegionInAddress(inPerak(50_000))).toBe('Perak');
    // Up to the longest address, and far beyond it.
    for (const count of [300, 50_000])
      for (const make of [roads, inPerak])
        expect(measureGrowth(process, make, findRegionInAddress, count)).toBeLessThan(maxGrowth);
  });

  test('is a state or none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect([undefined, ...regions]).toContain(findRegionInAddress(text));
        expect([undefined, ...regions]).toContain(parseRegion(text));
      }),
    );
  });
});

test.each([
  ['kl', ['Kuala Lumpur']],
  ['KL', ['Kuala Lumpur']],
  ['sel', ['Selangor']],
  ['p', ['Pahang', 'Penang', 'Perak', 'Perlis', 'Putrajaya']],
  ['pulau', ['Penang']],
  ['sem', ['Negeri Sembilan']],
  ['Selangor', []],
  ['Bavaria', []],
])('%s offers %j', (typed, states) => {
  expect(suggestRegions(typed)).toEqual(states);
});

test('nothing typed offers all sixteen', () => {
  expect(suggestRegions(' ')).toHaveLength(16);
});
