import { expect, test } from 'vitest';
import { readCallText } from './read-call-text-and-doubtful-pair.fixture';

test.each([
  ['Farid Ikram Ikram Bakery 0162285510 drawer stuck', 'Farid Ikram', 'Ikram Bakery'],
  ['Devi a/p Muthu SM Muthu Stores 0162285510 drawer stuck', 'Devi a/p Muthu', 'SM Muthu Stores'],
  ['Kumar Selvam Sri Selvam Stores 0162285510 drawer stuck', 'Kumar Selvam', 'Sri Selvam Stores'],
  ['Nurul Hana Rumah Kek Hana 0162285510 drawer stuck', 'Nurul Hana', 'Rumah Kek Hana'],
])('%j names a caller whose name the shop bears', (text, name, storeName) => {
  expect(readCallText(text).fields).toMatchObject({ name, storeName });
});

test('a name that only the shop has is no caller', () => {
  const { fields } = readCallText('Farid Ikram Bakery 0162285510 drawer stuck');
  expect(fields).toMatchObject({ storeName: 'Farid Ikram Bakery' });
  expect(fields).not.toHaveProperty('name');
});
