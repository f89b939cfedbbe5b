import { expect, test } from 'vitest';
import { spell } from './spell-case-number';

test('letters, digits and the dash have words, whatever their case', () => {
  expect(spell('Sh0-9b', 'en').map(({ word }) => word)).toEqual([
    'Sierra',
    'Hotel',
    'Zero',
    'dash',
    'Nine',
    'Bravo',
  ]);
});

test('a sign without a word is said as itself', () => {
  expect(spell('é/', 'ms')).toEqual([
    { sign: 'é', word: 'é' },
    { sign: '/', word: '/' },
  ]);
});

test('digits are said in the language of the caller, letters by the alphabet that all know', () => {
  expect(spell('C09-', 'ms').map(({ word }) => word)).toEqual(['Charlie', 'Kosong', 'Sembilan', 'sempang']);
  expect(spell('C09-', 'zh').map(({ word }) => word)).toEqual(['Charlie', '零', '九', '横线']);
});
