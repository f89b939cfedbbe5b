import { expect, test } from 'vitest';
import { findPersonOfSender } from './strip-chat-headers';

test.each([
  ['Mei Fong (Dessert Lab)', 'Mei Fong'],
  ['Mr Siva Pharmacy', 'Mr Siva'],
  ['Linda Salon 1', 'Linda'],
  ['Uncle Raj Mini Mart', 'Uncle Raj'],
  ['Priscilla Teh', 'Priscilla Teh'],
  ['Kedai Kak Yah', ''],
  ['Tok Wan Jamilah', 'Tok Wan Jamilah'],
])('the person of a contact saved as %j is %j', (sender, person) => {
  expect(findPersonOfSender(sender)).toBe(person);
});
