import { expect, test } from 'vitest';
import { readCallText } from './read-call-text.fixture';

const lineWith = (place: string) =>
  `Puan Rohani, Kedai Maju, ${place}, printer tak boleh print, 012-345 6789`;

test.each([
  ['Desa Park City', 'Kuala Lumpur'],
  ['Terminal Bersepadu Selatan', 'Kuala Lumpur'],
  ['蕉赖Leisure Mall', 'Kuala Lumpur'],
  ['旺沙玛珠', 'Kuala Lumpur'],
  ['浮罗池滑', 'Penang'],
  ['Pulau Perhentian', 'Terengganu'],
  ['Kampung Semarak, Petra Jaya Kuching', 'Sarawak'],
  ['jalan lintang sibu town', 'Sarawak'],
  ['1utama', 'Selangor'],
  ['Padang Kota Lama', 'Penang'],
  ['stesen bas Shahab Perdana', 'Kedah'],
  ['Dataran Shahbandar', 'Terengganu'],
  ['Pandan Indah', 'Selangor'],
  ['gerai 6 Medan Kidd', 'Perak'],
  ['12 Jalan Serai Wangi KT', 'Terengganu'],
  ['pasar tani kb', 'Kelantan'],
])('%s is in %s', (place, state) => {
  expect(readCallText(lineWith(place)).fields).toMatchObject({ state });
});

test('a town behind the name of a shop is the address', () => {
  const { fields } = readCallText('Kedai Elektrik Maju Keningau, Mr Felix, 014-882 3947, printer rosak');

  expect(fields).toMatchObject({ storeName: 'Kedai Elektrik Maju', address: 'Keningau', state: 'Sabah' });
});

test.each([
  ['Kedai Kasut Bestari Muar', 'Johor'],
  ['gym Iron Nest Setapak', 'Kuala Lumpur'],
])('%s in a street that no list knows says the state', (storeName, state) => {
  const { fields } = readCallText(
    `${storeName}, 12 Jalan Serai Wangi, Puan Rohani 012-345 6789, printer rosak`,
  );

  expect(fields).toMatchObject({ storeName, state });
});

test('a shop without an address may be named after a town', () => {
  const { fields } = readCallText('Mee Bandung Muar, Puan Rohani 012-345 6789, printer rosak');

  expect(fields).not.toHaveProperty('state');
});

test('Labuan is a region and an address', () => {
  expect(readCallText(lineWith('Labuan')).fields).toMatchObject({ address: 'Labuan', state: 'Labuan' });
});

test('a part of a longer name is no address', () => {
  const { fields } = readCallText('Lucky Plaza Kuala Krai gerai 14, printer rosak, 012-345 6789');

  expect(fields).not.toHaveProperty('address', 'Kuala Krai');
});
