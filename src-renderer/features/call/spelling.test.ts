import { expect, test } from 'vitest';
import { spell } from './spelling';

test('letters, digits and the dash have words, whatever their case', () => {
  expect(spell('Sh0-9b').map(({ word }) => word)).toEqual([
    'Sierra',
    'Hotel',
    'Zero',
    'dash',
    'Nine',
    'Bravo',
  ]);
});

test('a sign without a word is said as itself', () => {
  expect(spell('é/')).toEqual([
    { sign: 'é', word: 'é' },
    { sign: '/', word: '/' },
  ]);
});
