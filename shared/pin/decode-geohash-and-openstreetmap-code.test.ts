import { describe, expect, test } from 'vitest';
import { decodeGeohash, decodeOpenStreetMapCode } from './decode-geohash-and-openstreetmap-code';

describe('a geohash', () => {
  test.each([
    { hash: 'ezs42', latitude: 42.605, longitude: -5.603 },
    { hash: 'w283fwb8d', latitude: 3.1573, longitude: 101.7122 },
    { hash: 'u4pruydqqvj', latitude: 57.64911, longitude: 10.40744 },
  ])('$hash is the middle of its cell', ({ hash, latitude, longitude }) => {
    const point = decodeGeohash(hash);

    expect(point?.coordinates.latitude).toBeCloseTo(latitude, 3);
    expect(point?.coordinates.longitude).toBeCloseTo(longitude, 3);
  });

  test.each(['', 'w28', 'w283a', 'w283i', 'w283l', 'w283o', 'W283F', 'w'.repeat(13)])(
    '%j is none',
    (hash) => {
      expect(decodeGeohash(hash)).toBeUndefined();
    },
  );
});

describe('an OpenStreetMap short code', () => {
  test.each([
    { code: '0EEQhq--', latitude: 51.51, longitude: 0.054 },
    { code: '4JA3cUh--', latitude: 3.1573, longitude: 101.7122 },
  ])('$code is the middle of its cell', ({ code, latitude, longitude }) => {
    const point = decodeOpenStreetMapCode(code);

    expect(point?.coordinates.latitude).toBeCloseTo(latitude, 2);
    expect(point?.coordinates.longitude).toBeCloseTo(longitude, 2);
  });

  test.each(['', 'ab', 'a b c', '----'])('%j is none', (code) => {
    expect(decodeOpenStreetMapCode(code)).toBeUndefined();
  });
});
