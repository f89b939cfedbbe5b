import { expect, test } from 'vitest';
import { createConsumableText } from './consumable-text';
import { findLabelledValues } from './find-labelled-values';

const addressIn = (text: string) => {
  const found = findLabelledValues(createConsumableText(text)).find(({ field }) => field === 'address');
  return text.slice(...(found?.value ?? [0, 0]));
};

test.each([
  [
    '地址 23, Jalan Wong Ah Fook, 80000 Johor Bahru，联络人 李伟杰 0197724406，下星期二可以',
    '23, Jalan Wong Ah Fook, 80000 Johor Bahru',
  ],
  ['Add: 77 Jalan Tunggal, 70000 Seremban\nPIC Hakim 0176230915', '77 Jalan Tunggal, 70000 Seremban'],
  ['Add: 77 Jalan Tunggal, 70000 Seremban\nHakim, 0176230915', '77 Jalan Tunggal, 70000 Seremban'],
  ['地址:Lot 7, Jalan Besar, 41000 Klang\n找 Sunny Goh 0123340876', 'Lot 7, Jalan Besar, 41000 Klang'],
])('ends an address before the person to call: %s', (text, address) => {
  expect(addressIn(text)).toBe(address);
});

test('keeps the further lines of an address', () => {
  expect(addressIn('Address: Lot 7, Jalan Besar\nTaman Maju, 41000 Klang\nprinter jam')).toBe(
    'Lot 7, Jalan Besar\nTaman Maju, 41000 Klang',
  );
});
