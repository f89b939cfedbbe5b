import { expect, test } from 'vitest';
import { formatLabelled } from './format-labelled';
import { languages } from './language';

test('a label has the colon of its language', () => {
  expect(languages.map((language) => formatLabelled(language, 'POS', '1'))).toEqual([
    'POS: 1',
    'POS: 1',
    'POS：1',
  ]);
});
