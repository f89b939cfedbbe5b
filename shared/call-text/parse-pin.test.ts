import { expect, test } from 'vitest';
import { readCallText } from './read-call-text.fixture';

test('two different pairs of coordinates are left out', () => {
  const { fields, rest } = readCallText('my house 3.1573,101.7122, shop at 3.0738,101.5183, printer rosak');
  expect(fields).not.toHaveProperty('pin');
  expect(rest).toContain('3.1573,101.7122');
  expect(readCallText('pin 3.0738,101.5183, printer rosak, 3.0738,101.5183').fields).toHaveProperty('pin');
});

test('two pairs without a comma are left out as well', () => {
  const { fields } = readCallText('shop 1.4927 103.7414, my house 1.5927 103.7414, printer rosak');
  expect(fields).not.toHaveProperty('pin');
});

test('a pair with the longitude first is turned round', () => {
  const { fields } = readCallText('103.7414, 1.4927, printer rosak');
  expect(fields).toMatchObject({ pin: { coordinates: { latitude: 1.4927, longitude: 103.7414 } } });
});

test('the town of a short Plus Code is the address as well', () => {
  const { fields } = readCallText('Mr Lim 0162233445, Lim Bakery, printer rosak, 4PX6+2Q Kajang');
  expect(fields).toMatchObject({ address: 'Kajang', state: 'Selangor', pin: { source: 'plus-code' } });
});
