import { expect, test } from 'vitest';
import { spellCaseNumber } from './spell-case-number';

test('letters in either case, digits and the dash have words', () => {
  expect(spellCaseNumber('Sh0-9b', 'en').map(({ word }) => word)).toEqual([
    'Sierra',
    'Hotel',
    'Zero',
    'dash',
    'Nine',
    'Bravo',
  ]);
});

test('a character without a word is said as itself', () => {
  expect(spellCaseNumber('é/', 'ms')).toEqual([
    { character: 'é', word: 'é' },
    { character: '/', word: '/' },
  ]);
});

test('digits are in the caller’s language, letters in the ICAO alphabet', () => {
  expect(spellCaseNumber('C09-', 'ms').map(({ word }) => word)).toEqual([
    'Charlie',
    'Kosong',
    'Sembilan',
    'sempang',
  ]);
  expect(spellCaseNumber('C09-', 'zh').map(({ word }) => word)).toEqual(['Charlie', '零', '九', '横线']);
});
