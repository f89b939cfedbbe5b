import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findRetiredWords, glossaryWords, retiredWords } from './check-retired-words.mjs';

const word = glossaryWords.find((each) => !each.includes(' ')) ?? '';
const [first = '', second = ''] = glossaryWords.find((each) => each.includes(' '))?.split(' ') ?? [];
const capitalise = (name) => name.charAt(0).toUpperCase() + name.slice(1);
const capitalised = capitalise(word);

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
    `${first} ${second}`,
    `${first}-${second}`,
    `${first}_${second}`,
    first + capitalise(second),
    capitalise(first) + capitalise(second),
    `${first}_${second}`.toUpperCase(),
  ])('finds two words in: %s', (found) => {
    expect(findRetiredWords(`before ${found}, after`)).toEqual([{ word: found, line: 1 }]);
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
    'closeAll',
    'language',
    `a ${first}, and a ${second}`,
  ])('accepts "%s"', (line) => {
    expect(findRetiredWords(line)).toEqual([]);
  });
});

it('finds the words in bold in the last column of docs/glossary.md, and no other word of it', () => {
  const lines = readFileSync(join(import.meta.dirname, '../../docs/glossary.md'), 'utf8').split('\n');
  const lastCells = lines.filter((line) => line.startsWith('|')).map((line) => line.split('|').at(-2) ?? '');
  const bold = lastCells.flatMap((cell) => [...cell.matchAll(/\*\*([^*]+)\*\*/g)].map(([, each]) => each));
  expect(new Set(bold)).toEqual(new Set(glossaryWords));
});
