import { expect, test } from 'vitest';
import { findSpokenNumbers } from './find-spoken-numbers';
import { readCallText } from './read-call-text.fixture';

test.each([
  ['call zero one seven, double four two, nine zero three six', ['0174429036']],
  ['KOSONG SATU TUJUH EMPAT EMPAT DUA SEMBILAN KOSONG TIGA ENAM ya', ['0174429036']],
  ['treble one two three four five', ['1112345']],
  ['two of three printers, one two three', []],
  ['someone twofold', []],
])('%j says %j', (text, numbers) => {
  expect(findSpokenNumbers(text).map(({ digits }) => digits)).toStrictEqual(numbers);
});

test('a number in words is the phone, unless another is written in digits or digits are missing', () => {
  const inWords = 'zero one seven four four two nine zero three six';
  expect(readCallText(`${inWords}, printer rosak`).fields).toMatchObject({ phone: '0174429036' });
  expect(readCallText(`${inWords}, printer rosak, 012-345 6789`).fields).toMatchObject({
    phone: '012-345 6789',
  });
  const missing = readCallText(`zero one seven four four two nine, printer rosak`);
  expect(missing.fields).not.toHaveProperty('phone');
  expect(missing.fields).toMatchObject({ issue: 'printer rosak' });
  expect(missing.rest).toContain('zero one seven');
});
