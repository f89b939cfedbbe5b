import { expect, test } from 'vitest';
import { splitAtSlashes } from './split-at-slashes';

test.each([
  ['Puan Siti/012-345 6789/Kedai Maju', 'Puan Siti|012-345 6789|Kedai Maju'],
  ['福满楼/张经理/两台POS死机', '福满楼|张经理|两台POS死机'],
  ['Kumar a/l Raju/012-345 6789/12 Jln SS2/24', 'Kumar a/l Raju|012-345 6789|12 Jln SS2/24'],
  ['店: 美珍 / Imago / 问题: 死机', '店: 美珍 | Imago | 问题: 死机'],
  ['cannot refund/void, Mr Tan / 012-345 6789', 'cannot refund/void, Mr Tan / 012-345 6789'],
])('%j is divided into %j', (text, divided) => {
  expect(splitAtSlashes(text)).toBe(divided);
});
