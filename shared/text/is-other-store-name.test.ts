import { expect, test } from 'vitest';
import { hasSameStoreWords, isOtherStoreName, isShortStoreName } from './is-other-store-name';

test.each([
  ['Kedai Runcit Jaya', 'Kedai Runcit Jaya Cawangan Puchong'],
  ['Kedai Runcit Jaya', 'Kedai Runcit Jaya 2'],
  ['Kedai Runcit Jaya Puchong', 'Kedai Runcit Jaya'],
  ['Kedai Runcit Jaya', 'Restoran Selera Puchong'],
  ['Restoran Jaya', 'Kedai Jaya'],
  ['Kedai Maju', 'Maju Mart'],
  ['Kedai Kopi Jaya', 'Kedai Runcit Jaya'],
  ['Restoran Jaya', 'Restoran Maya'],
  ['Maju 1', 'Maju 2'],
  ['好运来海鲜', '好运来海鲜蒲种分店'],
  ['好运来海鲜', '好运来海鲜二'],
])('“%s” and “%s” are two stores', (one, other) => {
  expect(isOtherStoreName(one, other)).toBe(true);
  expect(isOtherStoreName(other, one)).toBe(true);
});

test.each([
  ['Kedai Runcit Jaya', 'KEDAI RUNCIT JAYA SDN. BHD.'],
  ['Kedai Runcit Jaya', 'Runcit Jaya'],
  ['Maju', 'Kedai Maju Enterprise'],
  ['Restoran Selera', 'Restoran Selara'],
  ['Restoran Selera', 'Restoran Seelra'],
  ['Restoran Selera', 'Restoran Selerah'],
  ['Sin Kee', 'Sinkee'],
  ['大家樂茶餐廳', '大家乐茶餐厅'],
  ['Mr DIY', 'MR. D.I.Y. (M) SDN BHD'],
  ['Mr DIY', 'Mr DIY (M) Sdn Bhd'],
  ['Jaya Sdn Bhd', 'Jaya (Malaysia) Sdn Bhd'],
  ['Lim & Sons', 'Lim & Sons Co.'],
  ['Restoran Ali', 'Restaurant Ali'],
  ['Café Ali', 'Kafe Ali'],
  ['Kedai Ali', 'Ali Store'],
  ['Kedai Kopi Ah Hock', 'Kedai Ah Hock'],
  ['Kedai Maju', ''],
  ['The', 'the'],
])('“%s” and “%s” may be one store', (one, other) => {
  expect(isOtherStoreName(one, other)).toBe(false);
  expect(isOtherStoreName(other, one)).toBe(false);
});

test('the same words are the same name, with any form of company', () => {
  expect(hasSameStoreWords('Kedai Maju', 'MAJU STORE (M) Sdn. Bhd.')).toBe(true);
  expect(hasSameStoreWords('Maju', 'Kedai Maju')).toBe(false);
  expect(hasSameStoreWords('Kedai Maju', 'Maju')).toBe(false);
  expect(hasSameStoreWords('', '')).toBe(false);
});

test('a short name has no word that the whole one lacks', () => {
  expect(isShortStoreName('jaya', 'Kedai Runcit Jaya')).toBe(true);
  expect(isShortStoreName('Jaya Puchong', 'Kedai Runcit Jaya')).toBe(false);
});
