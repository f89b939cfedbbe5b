import { expect, test } from 'vitest';
import { removeGapsInChinese, markValue } from './remove-gaps-in-chinese';

test.each([
  ['您是 {} 的 {}。', ['美玲茶餐室', '陈美玲'], '您是美玲茶餐室的陈美玲。'],
  ['您是 {} 的 {}。', ['Kedai Maju', 'Ali'], '您是 Kedai Maju 的 Ali。'],
  ['您是 {} 的 {}。', ['Kedai 美', '美 Ali'], '您是 Kedai 美的美 Ali。'],
  ['您是 {} 的 {}。', ['王 先生', '李 太'], '您是王 先生的李 太。'],
  ['还剩 {} 字', ['12'], '还剩 12 字'],
  ['靠近 {}', [''], '靠近 '],
])('%s with %j', (message, values, expected) => {
  const filled = values.reduce((text, value) => text.replace('{}', () => markValue(value)), message);
  expect(removeGapsInChinese(filled)).toBe(expected);
});
