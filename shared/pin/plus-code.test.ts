import { describe, expect, test } from 'vitest';
import { decodePlusCode, recoverPlusCode } from './plus-code';

/** From the published test data: https://github.com/google/open-location-code/tree/main/test_data */
describe('a full Plus Code', () => {
  test.each([
    { code: '7FG49Q00+', latitude: 20.375, longitude: 2.775 },
    { code: '7FG49QCJ+2V', latitude: 20.3700625, longitude: 2.7821875 },
    { code: '7FG49QCJ+2VX', latitude: 20.3701125, longitude: 2.7822344 },
    { code: '8FVC2222+22', latitude: 47.0000625, longitude: 8.0000625 },
    { code: '4VCPPQGP+Q9', latitude: -41.2730625, longitude: 174.7859375 },
    { code: '62G20000+', latitude: 0.5, longitude: -179.5 },
    { code: '22220000+', latitude: -89.5, longitude: -179.5 },
    { code: '7FG40000+', latitude: 20.5, longitude: 2.5 },
    { code: 'CFX3X2X2+X2', latitude: 89.9999375, longitude: 1.0000625 },
  ])('$code is the middle of its cell', ({ code, latitude, longitude }) => {
    const point = decodePlusCode(code);

    expect(point?.coordinates.latitude).toBeCloseTo(latitude, 6);
    expect(point?.coordinates.longitude).toBeCloseTo(longitude, 6);
  });

  test.each([
    '8FWC2345+G',
    '8FWC2_45+G6',
    '8FWC2Η45+G6',
    '8FWC2345+G6+',
    '8FWC2300+G6',
    'WC2300+G6g',
    'WC2345+G',
    'WC2300+',
    '',
    '+',
    '0+',
    'F2220000+',
    '2W220000+',
  ])('%j is none', (code) => {
    expect(decodePlusCode(code)).toBeUndefined();
  });
});

describe('a short Plus Code', () => {
  test.each([
    { code: '9C3W9QCJ+2VX', short: '+2VX', digits: 8, latitude: 51.3701125, longitude: -1.217765625 },
    { code: '9C3W9QCJ+2VX', short: '9QCJ+2VX', digits: 4, latitude: 51.4701125, longitude: -1.117765625 },
    { code: '8FJFW222+', short: '22+', digits: 6, latitude: 42.899, longitude: 9.012 },
    { code: '796RXG22+', short: '22+', digits: 6, latitude: 14.95125, longitude: -23.5001 },
  ])('$short near its place is $code', ({ code, short, digits, latitude, longitude }) => {
    const near = { latitude, longitude };

    expect(recoverPlusCode(short, near)).toStrictEqual(digits > 6 ? undefined : decodePlusCode(code));
  });
});
