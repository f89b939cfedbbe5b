import { describe, expect, test } from 'vitest';
import { extractMapLink, isLink, parseWholeLocation } from './find-location-in-text';

const kajang = { latitude: 2.9935, longitude: 101.7874 };
const findTown = (locality: string) => (/kajang/i.test(locality) ? kajang : undefined);
const read = (text: string) => {
  const place = parseWholeLocation(text, findTown);
  return place.kind === 'place' ? place.coordinates : place.kind;
};
const klcc = { latitude: 3.1573, longitude: 101.7122 };

describe('a pasted text that is a place and nothing else', () => {
  test.each([
    ['https://www.google.com/maps/@3.1573,101.7122,17z', klcc],
    [
      'https://www.google.com/maps/place/KLCC/@3.1573,101.7122,17z/data=!3m1!4b1!4m6!8m2!3d3.1573!4d101.7122',
      klcc,
    ],
    ['  https://maps.google.com/?q=3.1573,101.7122\n', klcc],
    ['https://waze.com/ul?ll=3.1573,101.7122&navigate=yes', klcc],
    ['maps.google.com/?q=3.1573,101.7122', klcc],
    ['geo:3.1573,101.7122', klcc],
    ['Location: https://maps.google.com/?q=3.1573,101.7122', klcc],
    ['Lokasi kedai: https://maps.google.com/?q=3.1573,101.7122', klcc],
    ['waze https://waze.com/ul?ll=3.1573,101.7122', klcc],
    ['定位：https://maps.google.com/?q=3.1573,101.7122', klcc],
    ['3.1573, 101.7122', klcc],
    ['(3.1573, 101.7122)', klcc],
    ['3.1573° N, 101.7122° E', klcc],
    ['Lat: 3.1573 Long: 101.7122', klcc],
    ['GPS: 3.1573, 101.7122', klcc],
    ['３．１５７３，１０１．７１２２', klcc],
    ['13.7563, 100.5018', { latitude: 13.7563, longitude: 100.5018 }],
    ['1.2996, 103.8555', { latitude: 1.2996, longitude: 103.8555 }],
    ['Lat: -6.2088 Long: 106.8456', { latitude: -6.2088, longitude: 106.8456 }],
    ['101.7122, 3.1573', { latitude: 101.7122, longitude: 3.1573 }],
  ])('%s is that place', (text, coordinates) => {
    expect(read(text)).toEqual(coordinates);
  });

  test('a Plus Code counts from its town', () => {
    expect(parseWholeLocation('XQVP+C2 Kajang', findTown)).toMatchObject({
      kind: 'place',
      source: 'plus-code',
    });
  });

  test.each([
    'https://maps.app.goo.gl/AbC123xyz456',
    'https://goo.gl/maps/AbC123xyz456',
    'https://waze.to/l/hw283',
  ])('%s is a link that only its service can read', (text) => {
    expect(read(text)).toBe('short-link');
  });
});

describe('any other text', () => {
  test.each([
    '',
    '012-345 6789',
    '012.345.6789',
    '03-2161 1234, 012-345 6789',
    '12, 13',
    '12.50, 13.90',
    '1.234, 2.345',
    '13.756, 100.501',
    '012.3456.7890',
    'RM 101.712 RM 3.157',
    '0, 0',
    'Kedai Maju https://maps.google.com/?q=3.1573,101.7122',
    '12, Jalan Besar, 43000 Kajang\nhttps://maps.google.com/?q=3.1573,101.7122',
    'near 3.1573, 101.7122 behind the mosque',
    'https://storehub.com/help?q=3.1573',
    'ali@kedai.com.my',
    'kedai.my',
    'A-12-3A',
    'https://example.com/a b',
    `https://maps.google.com/?q=3.1573,101.7122&x=${'x'.repeat(5000)}`,
  ])('%j stays text', (text) => {
    expect(read(text)).toBe('no-place');
  });
});

test.each([
  ['https://example.com/x', true],
  [' https://maps.app.goo.gl/x ', true],
  ['maps.app.goo.gl/x', true],
  ['012-345 6789', false],
  ['see https://example.com/x', false],
  ['ali@kedai.com.my', false],
  ['', false],
])('%j is a link: %j', (text, is) => {
  expect(isLink(text)).toBe(is);
});

describe('a map link among other words', () => {
  test.each([
    [
      'Kedai Maju, 12 Jalan Hang Tuah, 75300 Melaka https://maps.google.com/?q=3.1573,101.7122',
      'Kedai Maju, 12 Jalan Hang Tuah, 75300 Melaka',
    ],
    ['https://maps.google.com/?q=3.1573,101.7122 Kedai Maju', 'Kedai Maju'],
    [
      'Kedai Maju\nhttps://maps.google.com/?q=3.1573,101.7122\nbehind the mosque',
      'Kedai Maju\nbehind the mosque',
    ],
    ['Kedai Maju (https://maps.google.com/?q=3.1573,101.7122), Melaka', 'Kedai Maju, Melaka'],
    ['See maps.google.com/?q=3.1573,101.7122.', 'See.'],
    [
      'https://storehub.com/help or https://maps.google.com/?q=3.1573,101.7122',
      'https://storehub.com/help or',
    ],
    [
      'https://maps.app.goo.gl/AbC123xyz456 or https://maps.google.com/?q=3.1573,101.7122',
      'https://maps.app.goo.gl/AbC123xyz456 or',
    ],
  ])('%j is the pin, and the words are %j', (text, rest) => {
    expect(extractMapLink(text, findTown)).toMatchObject({
      place: { kind: 'place', source: 'link', coordinates: klcc },
      rest,
    });
  });

  test.each([
    ['short-link', 'https://maps.app.goo.gl/AbC123xyz456'],
    ['link-without-place', 'https://map.baidu.com/?uid=abc123'],
  ])('%s is told apart', (kind, link) => {
    expect(extractMapLink(`Kedai Maju ${link}`, findTown)).toMatchObject({
      place: { kind },
      link,
      rest: 'Kedai Maju',
    });
  });

  test.each([
    '',
    'near 3.1573, 101.7122 behind the mosque',
    'see https://storehub.com/help?q=3.1573',
    'see https://bit.ly/abc',
    'ali@kedai.com.my/x',
  ])('%j has none', (text) => {
    expect(extractMapLink(text, findTown)).toBeUndefined();
  });
});
