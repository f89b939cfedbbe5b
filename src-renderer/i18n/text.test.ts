import { expect, test } from 'vitest';
import { english } from './text';

test('values are put in their places', () => {
  expect(english('said.nameAndStore', { name: 'Mei', store: '$1 {{name}}' })).toBe(
    'I am speaking with Mei from $1 {{name}}.',
  );
});

test('a value that is not given leaves its place to be seen', () => {
  expect(english('said.name')).toBe('I am speaking with {{name}}.');
});
