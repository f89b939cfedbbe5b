import { expect, test } from 'vitest';
import { parseRegion } from '../../../../shared/regions/parse-and-suggest-regions';
import { groupNameSpellings } from './group-name-spellings';

test('a store is one, however its name is cased and accented, under its most frequent spelling', () => {
  const counts = new Map([
    ['KAFE ALI', 2],
    ['Kafé Ali', 3],
    ['Roti', 4],
  ]);
  expect(groupNameSpellings(counts)).toEqual([
    { name: 'Kafé Ali', count: 5 },
    { name: 'Roti', count: 4 },
  ]);
});

test('groups all spellings of a state, and keeps other names separate', () => {
  const counts = new Map([
    ['Pulau Pinang', 3],
    ['Singapore', 2],
    ['penang', 1],
  ]);
  expect(groupNameSpellings(counts, parseRegion)).toEqual([
    { name: 'Penang', count: 4 },
    { name: 'Singapore', count: 2 },
  ]);
});
