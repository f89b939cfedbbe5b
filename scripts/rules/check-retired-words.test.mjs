import { describe, expect, it } from 'vitest';
import { findRetiredWords, retiredWords } from './check-retired-words.mjs';

const [word = ''] = retiredWords;
const capitalised = word.charAt(0).toUpperCase() + word.slice(1);

describe('findRetiredWords', () => {
  it.each(retiredWords)('finds "%s" in a sentence, with its line', (retired) => {
    expect(findRetiredWords(`a first line\nthen ${retired}, and more`)).toEqual([{ word: retired, line: 2 }]);
  });

  it.each([
    [`${capitalised} comes first.`, capitalised],
    [`const ${word}By = 1;`, word],
    [`const to${capitalised} = 1;`, capitalised],
    [`.${word}-line {`, word],
    [`const ${word.toUpperCase()}_LINE = 1;`, word.toUpperCase()],
    [`"${word}_line": "",`, word],
  ])('finds the word in: %s', (line, found) => {
    expect(findRetiredWords(line)).toEqual([{ word: found, line: 1 }]);
  });

  it.each([
    'recommended',
    'amends',
    'clamp',
    'timestamp',
    'trimEnd',
    'smallest',
    'Clamp',
    'TIMESTAMP',
    'Lestari',
  ])('accepts "%s"', (line) => {
    expect(findRetiredWords(line)).toEqual([]);
  });
});
