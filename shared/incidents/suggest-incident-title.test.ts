import { expect, test } from 'vitest';
import { suggestIncidentTitle } from './suggest-incident-title';

const titleOf = (issue: string, traits: readonly string[]) =>
  suggestIncidentTitle({ issue, dealer: '', regionName: 'Johor', serviceId: null }, traits);

test.each([
  ['printer tak cetak', ['printer', '"tak'], 'printer tak cetak'],
  ['Printer TAK cetak resit', ['printer', '"tak', 'receipt'], 'Printer TAK cetak resit'],
  ['printer tak boleh print', ['printer', '"tak'], 'printer tak boleh print'],
  ['printer dapur tak hidup', ['printer', 'kitchen', '"tak'], 'printer dapur'],
  ['printer letak kat bawah tak cetak', ['printer', '"tak'], 'printer tak cetak'],
  ['tak cetak resit', ['"tak', 'printer', 'receipt'], 'cetak resit'],
  ['tak hidup', ['"tak'], ''],
  ['POS never sync', ['till', '"never', 'sync'], 'POS never sync'],
  ['POS not on', ['till', '"not'], 'POS'],
  ['刷卡机被拒绝', ['card terminal', 'declined'], '刷卡机被拒绝'],
  ['打印机不能打印收据', ['printer', 'receipt'], '打印机 收据'],
])('of “%s”, a title neither begins nor ends with a word like “not”', (issue, traits, title) => {
  expect(titleOf(issue, traits)).toBe(title);
});

test('the region in common stands behind the words', () => {
  expect(titleOf('QR payment gagal', ['qr', 'payment', 'region:johor'])).toBe('QR payment · Johor');
});
