import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSearchableText } from '../../../shared/search/searchable-text';
import { parseSearchTerms } from '../../../shared/search/search-terms';
import { listGrams, listGramsOfPart, encodeWholeValue } from './grams';

const indexed = (text: string, code = '') =>
  new Set(listGrams(createSearchableText([text], [code])).split(' '));

describe('the index', () => {
  test('has of each part of a text what stands for it', () => {
    const text = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constant('012-345 6789')), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(30), (pieces, at, length) => {
        const whole = createSearchableText([pieces.join(' ')], []).text;
        const characters = Array.from(whole);
        const start = at % (characters.length + 1);
        const grams = new Set(listGrams({ text: whole, code: '' }).split(' '));
        for (const part of characters
          .slice(start, start + length)
          .join('')
          .split(/\s+/)
          .filter(Boolean)) {
          for (const gram of listGramsOfPart(part, 'text')) expect(grams).toContain(gram);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('has of a case number what stands for it with misread characters', () => {
    const grams = indexed('', 'STOREHUB0999-CA109193B');
    const ways = parseSearchTerms('CA1O9L93').flat();
    const code = ways.find(({ where }) => where === 'code');

    expect(code).toBeDefined();
    for (const gram of listGramsOfPart(code?.parts[0] ?? '', 'code')) expect(grams).toContain(gram);
  });

  test('takes a character alone, two of them, and the longest runs of longer parts', () => {
    expect(listGramsOfPart('机', 'text')).toEqual(['机']);
    expect(listGramsOfPart('ab', 'text')).toEqual(['ab']);
    expect(listGramsOfPart('abcd', 'text')).toEqual(['abc', 'bcd']);
    expect(listGramsOfPart('12345', 'text')).toEqual(['1234', '2345']);
    expect(listGramsOfPart('ab1234', 'text')).toEqual(['ab1', 'b12', '1234']);
  });

  test('has one word for a whole value, which no part of a text is', () => {
    expect(encodeWholeValue(1, 'signed-out')).not.toMatch(/[\s"\0-\x2F]/);
    expect(encodeWholeValue(1, 'a')).not.toBe(encodeWholeValue(2, 'a'));
    expect(indexed('signed-out')).not.toContain(encodeWholeValue(0, 'out'));
  });
});
