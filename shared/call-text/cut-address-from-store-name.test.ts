import { expect, test } from 'vitest';
import { readCallText } from './read-call-text.fixture';

test.each([
  ['Butik Seroja, 21 Jalan Kenanga, 34000 Taiping', 'Butik Seroja', '21 Jalan Kenanga, 34000 Taiping'],
  [
    'Klinik Haiwan Ria, Lot 4 Jalan Bayam, 15200 Kota Bharu',
    'Klinik Haiwan Ria',
    'Lot 4 Jalan Bayam, 15200 Kota Bharu',
  ],
  ['Zenith Bakery, Kluang', 'Zenith Bakery', 'Kluang'],
])('in the labelled address %j, the shop stands in front', (text, storeName, address) => {
  const { fields } = readCallText(`Masalah: laci duit tersangkut\nAlamat: ${text}\nTel: 013-770 4412`);

  expect(fields).toMatchObject({ storeName, address });
});

test.each([
  'Wisma Seroja, 21 Jalan Kenanga, 34000 Taiping',
  'Aras 2, Pasar Besar, Jalan Kenanga, 34000 Taiping',
])('the labelled address %j names no shop', (address) => {
  const { fields } = readCallText(`Masalah: laci duit tersangkut\nAlamat: ${address}\nTel: 013-770 4412`);

  expect(fields).toMatchObject({ address });
  expect(fields).not.toHaveProperty('storeName');
});

test.each([
  ['The Daily Bean, Bangsar Village II', 'The Daily Bean', 'Bangsar Village II'],
  ['Kiddo Toys, G-20 Aman Central', 'Kiddo Toys', 'G-20 Aman Central'],
])('the labelled shop %j ends before the mall', (text, storeName, address) => {
  expect(readCallText(`Outlet: ${text}\nIssue: cash drawer stuck`).fields).toMatchObject({
    storeName,
    address,
  });
});

test('a shop that has a label of its own is not taken out of the address', () => {
  const { fields } = readCallText(
    'Alamat: Butik Seroja, 21 Jalan Kenanga, 34000 Taiping\nKedai: Seroja Fashion\nMasalah: laci duit tersangkut',
  );

  expect(fields).toMatchObject({
    storeName: 'Seroja Fashion',
    address: 'Butik Seroja, 21 Jalan Kenanga, 34000 Taiping',
  });
});
