import { expect, test } from 'vitest';
import { readCallText } from './read-call-text-and-doubtful-pair.fixture';

test.each([
  [
    'behind it',
    'Mr Low, Low Motor, 0123456789, printer rosak. Sudah tukar kertas pun sama',
    'printer rosak. Sudah tukar kertas pun sama',
  ],
  [
    'in front of it',
    'Teck from Low Motor. 0123456789. We changed the paper roll. Still cannot print',
    'We changed the paper roll. Still cannot print',
  ],
])('a sentence %s belongs to the complaint', (_, text, issue) => {
  expect(readCallText(text).fields).toMatchObject({ issue });
});

test.each([
  ['only about the call', 'Mr Low, Low Motor, 0123456789, printer rosak. Boleh datang esok'],
  ['that ends with the number', 'Mr Low, Low Motor, printer rosak. You can reach me at 0123456789'],
  ['that names a building', 'Mr Low, Low Motor, 0123456789, printer rosak. dekat plaza lama itu'],
])('a sentence %s does not', (_, text) => {
  expect(readCallText(text).fields).toMatchObject({ issue: 'printer rosak' });
});
