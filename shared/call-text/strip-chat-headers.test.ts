import { expect, test } from 'vitest';
import { readCallText } from './read-call-text.fixture';
import { findPersonOfSender, findShopOfSender } from './strip-chat-headers';

test.each([
  ['Mei Fong (Dessert Lab)', 'Mei Fong'],
  ['Mr Siva Pharmacy', 'Mr Siva'],
  ['Linda Salon 1', 'Linda'],
  ['Uncle Raj Mini Mart', 'Uncle Raj'],
  ['Priscilla Teh', 'Priscilla Teh'],
  ['Kedai Kak Yah', ''],
  ['Tok Wan Jamilah', 'Tok Wan Jamilah'],
  ['Suzana Batik', 'Suzana'],
  ['顺发油站 Kelvin', 'Kelvin'],
  ['淑芬 Bakery', '淑芬'],
])('the person of a contact saved as %j is %j', (sender, person) => {
  expect(findPersonOfSender(sender)).toBe(person);
});

test.each([
  ['Kedai Kak Yah', 'Kedai Kak Yah'],
  ['Restoran Anjung Owner', 'Restoran Anjung'],
  ['顺发油站 Kelvin', '顺发油站'],
  ['Mr Siva Pharmacy', undefined],
  ['Priscilla Teh', undefined],
])('the shop of a contact saved as %j is %j', (sender, shop) => {
  expect(findShopOfSender(sender)).toBe(shop);
});

test.each([
  '[9:05 am] Suzana: printer dapur tak keluar kertas\n[9:06 am] Suzana: no saya 013-770 4412',
  '[10.02 ptg] Suzana: printer dapur tak keluar kertas\n[10.04 ptg] Suzana: 0137704412',
  '[Isnin 20:14] Suzana: printer dapur tak keluar kertas\n[Isnin 20:15] Suzana: 0137704412',
  '[4/8, 9:05 am] Suzana: printer dapur tak keluar kertas\n[4/8, 9:06 am] Suzana: 0137704412',
  '[09:05] Agent: hello, how can I help?\n[09:06] Suzana: printer dapur tak keluar kertas 0137704412',
])('the headers of %j are no part of a value', (chat) => {
  const { fields, rest } = readCallText(chat);

  expect(fields).toMatchObject({ name: 'Suzana', issue: 'printer dapur tak keluar kertas' });
  expect(fields).not.toHaveProperty('storeName');
  expect(rest).toBe('');
});

test('a sender of whom only the part is said has no name', () => {
  const { fields } = readCallText(
    '[09:06] Caller: boss the kitchen printer cannot print\n[09:07] Caller: 0137704412',
  );

  expect(fields).not.toHaveProperty('name');
  expect(fields['issue']).toBe('kitchen printer cannot print');
});
