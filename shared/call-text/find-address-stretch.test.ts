import { expect, test } from 'vitest';
import { readCallText } from './read-call-text-and-doubtful-pair.fixture';

test.each([
  [
    'a mall',
    'Odette Lim, Petite Patisserie, 012-299 0416, printer rosak, Bangsar Village II',
    'Bangsar Village II',
  ],
  [
    'a market and its town',
    'Dewi, Kain Dewi, 0139912277, printer rosak, Bazar Kasturi, Kluang',
    'Bazar Kasturi, Kluang',
  ],
  [
    'a floor, a mall and its town',
    'Sze Ying, Crane Stationery, 0168309947, printer rosak, Level 3, Suria Sabah, KK',
    'Level 3, Suria Sabah, KK',
  ],
  [
    'a part of a town',
    'Kumaresan, KS Catering, 0111098776, printer rosak, Bukit Tinggi, Klang',
    'Bukit Tinggi, Klang',
  ],
  ['a region that is a town', 'Kelvin Yap, Fitness Hub, 0162234450, printer rosak, Melaka', 'Melaka'],
  [
    'a mall in which the shop is',
    'Daisy Spa in Sunway Velocity, 0133440918, printer rosak',
    'Sunway Velocity',
  ],
])('%s is the address where nothing else is left over', (_, text, address) => {
  expect(readCallText(text).fields).toMatchObject({ address });
});

test.each([
  [
    'without a caller',
    'Petite Patisserie, 012-299 0416, printer rosak, Bangsar Village II',
    'Bangsar Village II',
  ],
  ['behind a name', 'Dewi, Kain Dewi, 0139912277, printer rosak, Mile Satok, Kuching', 'Kuching'],
  ['beside another town', 'Halimah, Kuih Halimah, 0139912277, printer rosak, Kulai, Kluang', 'Kulai'],
])('a place %s is left out', (_, text, place) => {
  const { fields, rest } = readCallText(text);
  expect(fields).not.toHaveProperty('address');
  expect(rest).toContain(place);
});
