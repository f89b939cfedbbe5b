import { expect, test } from 'vitest';
import { isMereQuestion } from './is-mere-question';

test.each([
  'asking why this month subscription charge double',
  'kenapa langganan bulan ni naik',
  'nak tanya cara cetak semula resit lama',
  'how to add a new cashier',
  'macam mana nak keluarkan laporan jualan',
  'cust tnya hrga tmbh 1 lic',
  'how much for an extra licence',
  '想问月费为什么扣两次',
  '请问怎么换语言',
  'nak tambah satu lagi cawangan dalam akaun',
  'please add one more outlet for us',
])('%s only asks', (issue) => {
  expect(isMereQuestion(issue)).toBe(true);
});

test.each([
  'printer cannot print, how to fix',
  'kenapa harga dalam tablet tak berubah',
  'system asking for licence again, cannot open',
  'i press the refund and it went to the wrong card twice this morning, how to take it back',
  '收据纸放反了还是怎样,印出来全白',
  'printer rosak',
  'cannot add new outlet, page error',
  'tambah printer kat cawangan baru',
])('%s says what is wrong', (issue) => {
  expect(isMereQuestion(issue)).toBe(false);
});
