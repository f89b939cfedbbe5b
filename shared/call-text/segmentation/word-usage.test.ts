import { expect, test } from 'vitest';
import { decodeUsage, findUsage, listCountedParts, toUsage } from './word-usage';

test.each([
  { counts: [0, 0, 0, 1, 0], usage: undefined },
  { counts: [0, 0, 0, 2, 0], usage: 'i1' },
  { counts: [1, 0, 0, 19, 0], usage: 'I' },
  { counts: [0, 0, 6, 0, 2], usage: 's' },
  { counts: [2, 2, 2, 2, 2], usage: 'x' },
])('a word that occurs $counts times as each kind has the usage $usage', ({ counts, usage }) => {
  expect(toUsage(counts)).toBe(usage);
});

test('a Chinese word has the usage of most of its pairs of characters', () => {
  const usage = decodeUsage({ I: '打印 印机 rosak', S: '机店' });

  expect(listCountedParts('打印机店')).toStrictEqual(['打印', '印机', '机店']);
  expect(findUsage('打印机店', usage)).toBe('I');
  expect(findUsage('rosak', usage)).toBe('I');
  expect(findUsage('kedai', usage)).toBe('u');
});
