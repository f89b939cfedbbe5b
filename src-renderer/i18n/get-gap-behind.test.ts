import { expect, test } from 'vitest';
import { getGapBehind } from './get-gap-behind';

test.each([
  ['Address:', ' '],
  ['地址：', ''],
  ['已建立。', ''],
  ['已建立', ' '],
  ['', ' '],
])('behind “%s” there is “%s”', (text, gap) => {
  expect(getGapBehind(text)).toBe(gap);
});
