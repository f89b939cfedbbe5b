import { expect, test } from 'vitest';
import { readCallText } from './read-call-text-and-doubtful-pair.fixture';

test.each([
  ['Wong Mei Fun, Mei Fun Tailor, 012-774 3310, drawer jammed, Kulai', 'Kulai'],
  ['Halimah 0139912277 kedai di Jerantut, printer rosak', 'Jerantut'],
  ['Halimah, Kuih Halimah, 0139912277, printer rosak, Kuah, Kedah', 'Kuah, Kedah'],
])('the town of %j is its address', (text, address) => {
  expect(readCallText(text).fields).toMatchObject({ address });
});

test.each([
  ['of two', 'Halimah 0139912277 Kuih Halimah, printer rosak, Kulai, Kluang', 'Kulai Kluang'],
  ['behind a market', 'Dewi, Kain Dewi, 0139912277, printer rosak, Bazar Kasturi, Kluang', 'Kluang'],
  ['behind an unknown name', 'Dewi, Kain Dewi, 0139912277, printer rosak, Mile Satok, Kuching', 'Kuching'],
  ['beside a landmark', 'Dewi, Kain Dewi, 0139912277, printer rosak, Kluang (sebelah balai)', 'Kluang'],
])('a town %s is not yet the address', (_, text, town) => {
  const { fields, rest } = readCallText(text);
  expect(fields).not.toHaveProperty('address');
  expect(fields).toHaveProperty('state');
  expect(rest).toContain(town);
});

test('a region alone is no address', () => {
  const { fields } = readCallText('Halimah, Kuih Halimah, 0139912277, printer rosak, Kedah');
  expect(fields).toMatchObject({ state: 'Kedah' });
  expect(fields).not.toHaveProperty('address');
});
