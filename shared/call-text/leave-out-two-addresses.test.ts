import { expect, test } from 'vitest';
import { readCallText } from './read-call-text-and-doubtful-pair.fixture';

test.each([
  [
    'that somebody corrects',
    'Nora, Nora Cafe, 0123456789, printer rosak, Jalan Ipoh Lane? just Jalan Kenari',
    'Jalan Ipoh Lane',
  ],
  [
    'that has lost a quotation mark',
    'Nora, Nora Cafe, 0123456789, printer rosak, address "Jalan Melaka Raya 14", postcode 75000',
    'Jalan Melaka Raya 14',
  ],
])('an address %s is left out', (_, text, words) => {
  const { fields, rest } = readCallText(text);
  expect(fields).not.toHaveProperty('address');
  expect(rest).toContain(words);
});

test('an address at the end of a question is filled in', () => {
  const text =
    'Can you send technician to Emas Kapal, Jalan Kenari, Kajang? Abdul Wahid 0194772036, printer rosak';
  expect(readCallText(text).fields).toMatchObject({ address: 'Jalan Kenari, Kajang' });
});
