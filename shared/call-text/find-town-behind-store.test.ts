import { expect, test } from 'vitest';
import { readCallText } from './read-call-text-and-doubtful-pair.fixture';

test.each([
  ["Aida 0123456789 Aida's Pharmacy Bintulu scanner scan twice", 'Bintulu', 'Sarawak'],
  [
    'Aida 0123456789 Kaamatan Coffee Donggongon Penampang Sabah drawer broken',
    'Donggongon Penampang Sabah',
    'Sabah',
  ],
  ['Aida 0123456789 Kedai Jam Waktu Labuan resit tarikh salah', 'Labuan', 'Labuan'],
])('the town between the shop and the complaint of %j is the address', (text, address, state) => {
  expect(readCallText(text).fields).toMatchObject({ address, state });
});

test.each([
  ['in a name', 'Aida 0123456789 Ipoh Chicken Rice scanner scan twice'],
  ['of a street', "Aida 0123456789 Aida's Pharmacy Penang Road scanner scan twice"],
  ['beside a mall', 'Aida, Tap House Ara Damansara, 0123456789, printer not printing, Zenda Mall'],
])('a town %s is not the address', (_, text) => {
  expect(['', 'Penang Road', 'Zenda Mall']).toContain(readCallText(text).fields['address'] ?? '');
});
