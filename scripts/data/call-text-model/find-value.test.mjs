import { describe, expect, test } from 'vitest';
import { findValue } from './find-value.mjs';

describe('a value is found', () => {
  test.each([
    ['as it is', 'Ali Kedai Maju printer rosak', 'Kedai Maju', ['Kedai Maju']],
    ['in other letters', 'ali KEDAI MAJU printer', 'Kedai Maju', ['KEDAI MAJU']],
    [
      'with other punctuation',
      'Lot 5, Jalan Raja 43000',
      'Lot 5 Jalan Raja, 43000',
      ['Lot 5, Jalan Raja 43000'],
    ],
    ['around other words', 'printer (Epson) rosak, Ali', 'printer rosak', ['printer', 'rosak']],
    ['in Chinese', '我是黄志强,打印机坏了', '打印机坏了', ['打印机坏了']],
  ])('%s', (_, text, value, pieces) => {
    expect(findValue(text, value)?.map(([start, end]) => text.slice(start, end))).toStrictEqual(pieces);
  });
});

test('a value whose words are not all there is not found', () => {
  expect(findValue('Ali Kedai printer rosak', 'Kedai Maju')).toBeUndefined();
});

test('a value is found again behind its first place', () => {
  expect(findValue('Ali, Kedai Ali', 'Ali', 1)).toStrictEqual([[11, 14]]);
});
