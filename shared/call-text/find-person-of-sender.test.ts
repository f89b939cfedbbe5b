import { expect, test } from 'vitest';
import { findPersonOfSender, findShopOfSender } from './find-person-of-sender';

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
  ['美玲（海口茶室）', '美玲'],
  ['秀英 古早味豆花', '秀英'],
  ['Farid (staff baru)', 'Farid'],
])('the person of a contact saved as %j is %j', (sender, person) => {
  expect(findPersonOfSender(sender)).toBe(person);
});

test.each([
  ['Kedai Kak Yah', 'Kedai Kak Yah'],
  ['Restoran Anjung Owner', 'Restoran Anjung'],
  ['顺发油站 Kelvin', '顺发油站'],
  ['Mei Fong (Dessert Lab)', 'Dessert Lab'],
  ['美玲（海口茶室）', '海口茶室'],
  ['秀英 古早味豆花', '古早味豆花'],
  ['Farid (staff baru)', undefined],
  ['Kak Nor (customer)', undefined],
  ['陈美玲 王志豪', undefined],
  ['Mr Siva Pharmacy', undefined],
  ['Priscilla Teh', undefined],
])('the shop of a contact saved as %j is %j', (sender, shop) => {
  expect(findShopOfSender(sender)).toBe(shop);
});
