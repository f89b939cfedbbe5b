import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSearchTerms } from './search-terms';
import { createSearchableText, createTextMatcher, matchesSearch } from './searchable-text';

const piece = fc.constantFrom(
  'a',
  'B',
  '1',
  '2',
  '34',
  ' ',
  '  ',
  '\n',
  '-',
  '(',
  '+',
  '"',
  'o',
  '陈',
  'é',
  '１',
);
const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));

test('a text matches the same words, derived at once or when a word needs it', () => {
  const property = fc.property(
    fc.array(text, { minLength: 1, maxLength: 3 }),
    fc.array(text, { maxLength: 2 }),
    fc.array(text, { minLength: 1, maxLength: 3 }),
    (texts, codes, words) => {
      const terms = parseSearchTerms(words.join(' '));
      const isMatch = matchesSearch(createSearchableText(texts, codes), terms);
      expect(createTextMatcher(texts, codes)(terms)).toBe(isMatch);
    },
  );
  expect(() => fc.assert(property, { numRuns: 1_000 })).not.toThrow();
});
