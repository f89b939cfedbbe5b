import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseLocation } from './parse-location';
import examples from './parse-location.examples.json';
import linksWithoutPlace from './links-without-location.examples.json';
import type { LocatedPlace } from './parsed-location';
import shortLinks from './short-links.examples.json';
import { measureGrowth, maxGrowth } from '../time/measure-growth.fixture';

const kualaLumpur = { latitude: 3.1412, longitude: 101.68653 };

function findTown(locality: string) {
  return /kuala lumpur/i.test(locality) ? kualaLumpur : undefined;
}

function isOnGlobe({ coordinates: { latitude, longitude }, radiusMetres }: LocatedPlace): boolean {
  const [smaller = 0, larger = 0] = [Math.abs(latitude), Math.abs(longitude)].toSorted((a, b) => a - b);
  return smaller <= 90 && larger > 0 && larger <= 180 && radiusMetres >= 0;
}

describe.each(examples)('$group', ({ source, examples: texts }) => {
  test.each(texts)('$text', ({ text, latitude, longitude, ...doubt }) => {
    const radiusMetres = 'radiusMetres' in doubt ? doubt.radiusMetres : 0;

    expect(parseLocation(text)).toStrictEqual({
      kind: 'place',
      coordinates: { latitude, longitude },
      source,
      radiusMetres,
    });
  });
});

test('the examples are at least two hundred', () => {
  expect(examples.flatMap((group) => group.examples).length).toBeGreaterThanOrEqual(200);
});

describe('a link that only its service can look up', () => {
  test.each(shortLinks)('is named: $text', ({ text, service }) => {
    expect(parseLocation(text)).toStrictEqual({ kind: 'short-link', service });
  });

  test.each(linksWithoutPlace)('is not called short where it is long: $text', ({ text, service }) => {
    expect(parseLocation(text)).toStrictEqual({ kind: 'link-without-place', service });
  });

  test('gives way to a pair beside it', () => {
    expect(parseLocation('https://maps.app.goo.gl/AbCdEf123 (3.1573, 101.7122)')).toMatchObject({
      kind: 'place',
      source: 'pair',
    });
  });
});

describe('a short Plus Code', () => {
  test.each([
    '5P46+WV Kuala Lumpur',
    '5P46+WV, Kuala Lumpur, Wilayah Persekutuan',
    'Kuala Lumpur 5P46+WV',
    'M35P46+WV Kuala Lumpur',
    'Kedai Maju\n5P46+WV Kuala Lumpur\n012-345 6789',
    'https://plus.codes/5P46+WV,Kuala Lumpur',
    'https://plus.codes/5P46%2BWV,Kuala%20Lumpur',
    'https://www.google.com/maps/place/5P46%2BWV+Kuala+Lumpur',
  ])('is a place where its town is known: %j', (text) => {
    expect(parseLocation(text, findTown)).toStrictEqual({
      kind: 'place',
      coordinates: { latitude: 3.1573125, longitude: 101.7121875 },
      source: 'plus-code',
      radiusMetres: 10,
    });
  });

  test('says so where the town is not known', () => {
    expect(parseLocation('5P46+WV', findTown)).toStrictEqual({ kind: 'short-plus-code', code: '5P46+WV' });
  });
});

describe('no-place', () => {
  test.each([
    '',
    ' ',
    'kedai maju',
    '0, 0',
    'geo:0,0',
    '012-345 6789',
    '03-2161 1234 ext 12',
    '23, Jalan Ampang, 50450 Kuala Lumpur',
    'RM 12.50, RM 101.20',
    'harga 3.50, 101.70',
    'order 12345, 67890',
    'versi 1.2.345, 101.712.3',
    '12/11/2026, 10:32',
    '192.168.100.123, 10.0.0.1',
    'https://kedaimaju.my',
    'https://www.facebook.com/kedaimaju',
    'https://wa.me/60123456789',
    'https://www.google.com/search?q=kedai+maju',
    'CASE-2345 + 67',
    '8+2',
    '99.999, 999.999',
    '3°61\'00"N 101°42\'43"E',
    '3°09\'26"N 101°42\'43"N',
    'lat long',
    '地址：吉隆坡',
  ])('is in %j', (text) => {
    expect(parseLocation(text)).toStrictEqual({ kind: 'no-place' });
  });
});

describe('whatever is pasted', () => {
  test.each([
    ['', 'a'],
    ['', '1'],
    ['', ' '],
    ['', '1 '],
    ['', '1.2345,'],
    ['', '1.2345 '],
    ['', '3°9 '],
    ['', '3°09\'26.3"'],
    ['', 'N 1 1 1 '],
    ['', 'geo:'],
    ['', 'http://'],
    ['', 'https://maps.google.com/?q='],
    ['https://maps.google.com/?q=', '%25'],
    ['https://maps.google.com/maps/dir/', '1/'],
    ['https://www.google.com/maps/data=', '!3d1.1'],
    ['', 'maps.google.'],
    ['', '2222'],
    ['', '2222+'],
    ['', '6PM35P46'],
    ['', 'lat 1 '],
    ['', 'lat:::'],
    ['', 'utara '],
    ['', '度分秒'],
    ['', '%E4'],
    ['', '\u200B'],
  ])('%j and %j without end is answered at once', (start, piece) => {
    const read = (text: string) => parseLocation(text, findTown);
    const make = (pieces: number) => start + piece.repeat(pieces);
    // Up to the longest link, and far beyond it.
    for (const length of [4000, 100_000])
      expect(measureGrowth(process, make, read, length / piece.length)).toBeLessThan(maxGrowth);
    expect(read(make(100_000 / piece.length)).kind).toMatch(/place|link|code/);
  });

  test('is a place on the globe or none', () => {
    const pieces = fc.constantFrom(
      ...'https:// maps.google.com/ ?q= &ll= /@ !3d !4d waze.com/ul/h geo: #map= 3.1573 101.7122 ,'.split(
        ' ',
      ),
      ...'° N E + 6PM35P46 %2C % - 0'.split(' '),
      ' ',
      "'",
      '"',
      '\n',
    );
    const text = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 30 });

    fc.assert(
      fc.property(text, (parts) => {
        const parsed = parseLocation(parts.join(''), findTown);

        expect(parsed.kind !== 'place' || isOnGlobe(parsed)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test('finds any point again in any service’s link', () => {
    const degrees = (max: number) =>
      fc.integer({ min: -max * 1e6 + 1, max: max * 1e6 - 1 }).map((millionths) => millionths / 1e6);
    const link = fc.constantFrom(
      (pair: string) => `https://maps.google.com/?q=${pair}`,
      (pair: string) => `https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(pair)}`,
      (pair: string) => `https://www.google.com/maps/dir//${pair}`,
      (pair: string) => `https://waze.com/ul?ll=${pair}&navigate=yes`,
      (pair: string) => `https://maps.apple.com/?ll=${pair}`,
      (pair: string) => `geo:${pair}`,
    );

    fc.assert(
      fc.property(degrees(90), degrees(180), link, (latitude, longitude, linkTo) => {
        fc.pre(latitude !== 0 || longitude !== 0);
        const parsed = parseLocation(linkTo(`${latitude.toFixed(6)},${longitude.toFixed(6)}`));

        expect(parsed).toMatchObject({ kind: 'place', source: 'link', coordinates: { latitude, longitude } });
      }),
    );
  });
});
