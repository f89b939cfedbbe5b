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

test.each([
  ['厨房打印机没声音，店名是辣妹子川菜，电话 0169903321', 'storeName', '辣妹子川菜'],
  ['老板叫罗国伟，店是国伟冷气，电话012 559 8871', 'storeName', '国伟冷气'],
  ['老板叫罗国伟，店是国伟冷气，电话012 559 8871', 'name', '罗国伟'],
  ['店名叫好旺角，老板娘叫林秀英 016-778 2094', 'name', '林秀英 016-778 2094'],
])('reads a label that a Chinese sentence says: %s, %s', (text, label, value) => {
  const found = findLabelledValues(createConsumableText(text)).find(({ field }) => field === label);
  expect(text.slice(...(found?.value ?? [0, 0]))).toBe(value);
});

test.each([
  '老板叫我打来，打印机坏了',
  '店是在巴生，打印机坏了',
  '老板叫他们换一台',
  '0123456789，老板叫派人来',
  '店是新开的，打印机坏',
  '名字是什么',
])('reads no label in %s', (text) => {
  expect(findLabelledValues(createConsumableText(text))).toEqual([]);
});
