import { expect, test } from 'vitest';
import { splitChinese } from './split-chinese';

test.each([
  ['居銮小食店', ['居銮小食店']],
  ['大港口海鲜', ['大港口海鲜']],
  ['怡保好再来白咖啡', ['怡保', '好再来白咖啡']],
  ['太平打印机坏了', ['太平', '打印机坏了']],
])('%s is divided into %j', (run, parts) => {
  expect(splitChinese(run)).toEqual(parts);
});

test('the place where a caller speaks from is introduced', () => {
  expect(splitChinese('我这边是美华药房')).toEqual(['我这边是', '美华药房']);
});
