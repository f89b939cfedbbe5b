import { expect, test } from 'vitest';
import { formatList } from './format-list';
import { languages } from './language';

test('names stand in a row with the comma of the language', () => {
  const lists = languages.map((language) => formatList(language, ['A', 'B']));
  expect(lists).toEqual(['A, B', 'A, B', 'A、B']);
});
