import { expect, test } from 'vitest';
import { suggestIncidentTitle } from './suggest-incident-title';

const titleOf = (issue: string, traits: readonly string[]) =>
  suggestIncidentTitle({ issue, dealer: '', regionName: 'Johor', serviceId: null }, traits);

test.each([
  ['printer tak cetak', ['printer', 'fault'], 'printer tak cetak'],
  ['Printer TAK cetak resit', ['printer', 'fault', 'receipt'], 'Printer TAK cetak resit'],
  ['printer tak boleh print', ['printer', 'fault'], 'printer tak boleh print'],
  ['printer dapur tak hidup', ['printer', 'kitchen', 'fault'], 'printer dapur tak hidup'],
  ['printer letak kat bawah tak cetak', ['printer', 'fault'], 'printer tak cetak'],
  ['tak cetak resit', ['fault', 'printer', 'receipt'], 'tak cetak resit'],
  ['tak hidup', ['fault'], 'tak hidup'],
  ['QR payment down', ['qr', 'payment', 'fault'], 'QR payment down'],
  ['POS never sync', ['till', 'fault', 'sync'], 'POS never sync'],
  ['POS not on', ['till', 'fault'], 'POS not on'],
  ['刷卡机被拒绝', ['card terminal', 'declined'], '刷卡机被拒绝'],
  ['打印机不能打印收据', ['printer', 'receipt'], '打印机 收据'],
])('of “%s”, a title keeps a word like “not” with its verb', (issue, traits, title) => {
  expect(titleOf(issue, traits)).toBe(title);
});

test.each([
  [
    'GrabPay payments fail at checkout',
    ['wallet', 'declined', 'fault', '"checkout'],
    'GrabPay payments fail at checkout',
  ],
  [
    'At noon the printer in the kitchen does not print receipts',
    ['printer', 'kitchen', 'fault', 'receipt'],
    'printer in the kitchen does not print receipts',
  ],
  ['QR gagal masa bayar', ['qr', 'declined', 'payment'], 'QR gagal masa bayar'],
  ['printer of Kak Ros is down', ['printer', 'fault'], 'printer down'],
  ['printer. The till is down', ['printer', 'till', 'fault'], 'printer till is down'],
])('of “%s”, a title keeps the little words between its words, and no others', (issue, traits, title) => {
  expect(titleOf(issue, traits)).toBe(title);
});

test('the region in common stands behind the words', () => {
  expect(titleOf('QR payment gagal', ['qr', 'payment', 'region:johor'])).toBe('QR payment · Johor');
});
