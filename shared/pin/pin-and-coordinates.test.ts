import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatCoordinates,
  isInMalaysia,
  looksSwapped,
  parseCoordinate,
  parseCoordinatePair,
} from './pin-and-coordinates';
import { measureGrowth, maxGrowth } from '../time/measure-growth.fixture';

const klcc = { latitude: 3.1573, longitude: 101.7122 };

describe('a pasted pair', () => {
  test.each([
    '3.1573, 101.7122',
    '3.1573,101.7122',
    '3.1573 , 101.7122',
    '3.1573 101.7122',
    '3.1573\t101.7122',
    '3.1573 \t\r\n  101.7122',
    '(  3.1573 \u3000 ° \t N  ,\n\n 101.7122  °  E  )',
    '3.1573;101.7122',
    '3.1573\n101.7122',
    '  (3.1573, 101.7122)\r\n',
    '( 3.1573 , 101.7122 )',
    '3.1573°, 101.7122°',
    '3.1573° N, 101.7122° E',
    '3.1573N 101.7122E',
    '3.1573 n, 101.7122 e',
    '101.7122° E, 3.1573° N',
    '+3.1573, +101.7122',
    '3.15730, 101.712200',
    '\u00A03.1573,\u00A0101.7122',
    '３．１５７３，１０１．７１２２',
    '３.１５７３、１０１.７１２２',
    '（3.1573，101.7122）',
  ])('%j is KLCC', (text) => {
    expect(parseCoordinatePair(text)).toStrictEqual(klcc);
  });

  test.each([
    { text: '101.7122, 3.1573', pair: { latitude: 101.7122, longitude: 3.1573 } },
    { text: '-33.86, 151.21', pair: { latitude: -33.86, longitude: 151.21 } },
    { text: '\u221233.86, 151.21', pair: { latitude: -33.86, longitude: 151.21 } },
    { text: '33.86° S, 151.21° E', pair: { latitude: -33.86, longitude: 151.21 } },
    { text: '51.5° N, 0.12° W', pair: { latitude: 51.5, longitude: -0.12 } },
    { text: '3, 101', pair: { latitude: 3, longitude: 101 } },
    { text: '90, 180', pair: { latitude: 90, longitude: 180 } },
    { text: '180, 90', pair: { latitude: 180, longitude: 90 } },
    { text: '0, 0', pair: { latitude: 0, longitude: 0 } },
  ])('$text is read as it stands', ({ text, pair }) => {
    expect(parseCoordinatePair(text)).toStrictEqual(pair);
  });

  test.each([
    '',
    ' ',
    ',',
    '3.1573',
    '3.1573,',
    ', 101.7122',
    '3.1573, 101.7122, 12',
    '3.1573, 101.7122 KLCC',
    '3.1573,, 101.7122',
    '3.1573-101.7122',
    '3.1573101.7122',
    '3.1573 N, 101.7122 N',
    '3.1573 N, 101.7122',
    '3.1573, 180.1',
    '90.1, 90.1',
    '1e1, 1e2',
    '0x3, 101',
    'NaN, NaN',
    'Infinity, 3',
    'https://maps.app.goo.gl/abc',
    '23, Jalan Ampang',
    '012-345 6789',
    `${'9'.repeat(400)}, 3`,
  ])('%j is none', (text) => {
    expect(parseCoordinatePair(text)).toBeUndefined();
  });

  test('is read at once however much is pasted', () => {
    const isPair = (count: number) => `${' '.repeat(count)}3.1573, 101.7122`;
    const areNone = [
      (count: number) => `1${' '.repeat(count)}x`,
      (count: number) => '1 '.repeat(count),
      (count: number) => `1, ${'1'.repeat(count)}x`,
    ];
    expect(parseCoordinatePair(isPair(100_000))).toStrictEqual(klcc);
    expect(areNone.map((make) => parseCoordinatePair(make(100_000)))).toEqual(areNone.map(() => undefined));
    for (const make of [isPair, ...areNone])
      expect(measureGrowth(process, make, parseCoordinatePair, 100_000)).toBeLessThan(maxGrowth);
  });

  test('is the two numbers of any place, in whatever writing', () => {
    const degrees = (max: number) =>
      fc.integer({ min: -max * 1e6, max: max * 1e6 }).map((millionths) => millionths / 1e6);
    const between = fc.constantFrom(',', ', ', ' ', ';', ' ; ', '，', '\t');

    fc.assert(
      fc.property(degrees(90), degrees(180), between, (latitude, longitude, separator) => {
        const text = `${latitude.toFixed(6)}${separator}${longitude.toFixed(6)}`;

        expect(parseCoordinatePair(text)).toEqual({ latitude, longitude });
      }),
    );
  });
});

describe('a typed coordinate', () => {
  test.each([
    { text: '3.1573', value: 3.1573 },
    { text: ' 101.7122\t', value: 101.7122 },
    { text: '\u30003.1573\u00A0', value: 3.1573 },
    { text: '+3', value: 3 },
    { text: '-3.5', value: -3.5 },
    { text: '\u22123.5', value: -3.5 },
    { text: '3.', value: 3 },
    { text: '.5', value: 0.5 },
    { text: '003.10', value: 3.1 },
    { text: '３．１５７３', value: 3.1573 },
    { text: '999', value: 999 },
  ])('$text is $value', ({ text, value }) => {
    expect(parseCoordinate(text)).toBe(value);
  });

  test.each([
    '',
    ' ',
    '.',
    '-',
    '3,1573',
    '3 1573',
    '3.1.5',
    '--3',
    '1e2',
    '1e999',
    '0x10',
    'NaN',
    'Infinity',
    '3.1573°',
    'tiga',
    '9'.repeat(400),
  ])('%j is none', (text) => {
    expect(parseCoordinate(text)).toBeUndefined();
  });
});

describe('Malaysia', () => {
  test.each([
    { place: 'KLCC', latitude: 3.1573, longitude: 101.7122 },
    { place: 'Pantai Cenang, Langkawi', latitude: 6.2936, longitude: 99.7283 },
    { place: 'Langkawi’s western tip', latitude: 6.36, longitude: 99.64 },
    { place: 'Padang Besar, Perlis', latitude: 6.6636, longitude: 100.3217 },
    { place: 'Tanjung Piai, the southern tip', latitude: 1.2657, longitude: 103.5109 },
    { place: 'Pulau Tioman', latitude: 2.8202, longitude: 104.1607 },
    { place: 'Kuching', latitude: 1.5533, longitude: 110.3592 },
    { place: 'Sarawak’s southern border', latitude: 0.9, longitude: 110.6 },
    { place: 'Labuan', latitude: 5.2831, longitude: 115.2308 },
    { place: 'Kudat', latitude: 6.8836, longitude: 116.8444 },
    { place: 'Pulau Banggi', latitude: 7.25, longitude: 117.15 },
    { place: 'Tawau', latitude: 4.2448, longitude: 117.8911 },
    { place: 'Semporna', latitude: 4.4818, longitude: 118.6112 },
    { place: 'Tanjung Labian, the eastern tip', latitude: 5.15, longitude: 119.27 },
    { place: 'Layang-Layang', latitude: 7.3728, longitude: 113.8283 },
  ])('has $place in it, which swapped looks swapped', ({ latitude, longitude }) => {
    expect(isInMalaysia({ latitude, longitude })).toBe(true);
    expect(looksSwapped({ latitude, longitude })).toBe(false);
    expect(looksSwapped({ latitude: longitude, longitude: latitude })).toBe(true);
  });

  test.each([
    { place: 'nowhere', latitude: 0, longitude: 0 },
    { place: 'Jakarta', latitude: -6.2088, longitude: 106.8456 },
    { place: 'Bangkok', latitude: 13.7563, longitude: 100.5018 },
    { place: 'Medan', latitude: 3.5952, longitude: 98.6722 },
    { place: 'Zamboanga', latitude: 6.9214, longitude: 122.079 },
    { place: 'the far side of the world', latitude: -3.1573, longitude: -78.2878 },
    { place: 'no-place', latitude: Number.NaN, longitude: Number.NaN },
  ])('has not $place in it, and that does not look swapped', ({ latitude, longitude }) => {
    expect(isInMalaysia({ latitude, longitude })).toBe(false);
    expect(looksSwapped({ latitude, longitude })).toBe(false);
  });

  test('has not Singapore in it, where a swapped pair looks swapped nevertheless', () => {
    expect(isInMalaysia({ latitude: 1.2996, longitude: 103.8555 })).toBe(false);
    expect(looksSwapped({ latitude: 1.2996, longitude: 103.8555 })).toBe(false);
    expect(looksSwapped({ latitude: 103.8555, longitude: 1.2996 })).toBe(true);
  });

  test('is never where a pair looks swapped, and what is in it looks swapped turned round', () => {
    const degree = fc.oneof(
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.double({ min: 0, max: 8, noNaN: true }),
      fc.double({ min: 99, max: 120, noNaN: true }),
    );

    fc.assert(
      fc.property(degree, degree, (latitude, longitude) => {
        const isSwapped = looksSwapped({ latitude, longitude });

        expect(isSwapped && isInMalaysia({ latitude, longitude })).toBe(false);
        expect(!isSwapped && isInMalaysia({ latitude: longitude, longitude: latitude })).toBe(false);
      }),
    );
  });
});

test.each([
  [3.1573, 101.7122, '3.1573', '101.7122'],
  [0.0000001, -100, '0.0000001', '-100'],
  [3, 101.71220000001, '3', '101.7122'],
])('%d, %d is shown as %s, %s', (latitude, longitude, latitudeText, longitudeText) => {
  expect(formatCoordinates({ latitude, longitude })).toEqual({
    latitude: latitudeText,
    longitude: longitudeText,
  });
});
