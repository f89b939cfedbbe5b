import { expect, test } from 'vitest';
import { getSpaceAfter } from './get-space-after';

test.each([
  ['Address:', ' '],
  ['地址：', ''],
  ['已建立。', ''],
  ['已建立', ' '],
  ['', ' '],
])('behind “%s” there is “%s”', (text, gap) => {
  expect(getSpaceAfter(text)).toBe(gap);
});
