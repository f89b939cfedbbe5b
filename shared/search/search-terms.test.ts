import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTextMatcher, matchesSearch, createSearchableText } from './searchable-text';
import { foldText } from './fold-text';
import {
  isQueryTooLong,
  maxQueryParts,
  normalizeCode,
  parseExcludedTerms,
  parseSearchTerms,
} from './search-terms';

const found = (query: string, content: string, code = '') =>
  matchesSearch(createSearchableText([content], [code]), parseSearchTerms(query));

describe('words', () => {
  test.each([
    ['', []],
    [' \u3000\n', []],
    ['Kedai  MAJU', [['kedai'], ['maju']]],
    ['maju maju', [['maju']]],
    ['"Kedai  maju" jaya', [['kedai maju'], ['jaya']]],
    ['kedai -maju -"a b"', [['kedai']]],
    ['5" a-b - "', [['5"'], ['a-b'], ['-']]],
    ['012 -345', [['012', '-345', '12345', '012345']]],
    [
      '012 -foo 345',
      [
        ['12', '012'],
        ['345', '345'],
      ],
    ],
    ['012–345', [['012-345', '12345', '012345']]],
    ['Ali – Jaya', [['ali'], ['-'], ['jaya']]],
    ['noraini"printer" rosak', [['noraini'], ['printer'], ['rosak']]],
    ['noraini“kertas habis', [['noraini'], ['kertas habis']]],
    ['noraini"', [['noraini']]],
    ['15" monitor', [['15"'], ['monitor']]],
  ])('%j is %j', (query, parts) => {
    expect(parseSearchTerms(query).map((ways) => ways.flatMap((way) => way.parts))).toEqual(parts);
  });

  test.each([
    ['coffee', 'Café au lait', false],
    ['cafe', 'Café au lait', true],
    ['LAIT café', 'Café au lait', true],
    ['印', '打印机坏了', true],
    ['印坏', '打印机坏了', false],
  ])('%j in %j: %j', (query, content, isIn) => {
    expect(found(query, content)).toBe(isIn);
  });

  test.each([
    ['kedai maju', []],
    ['kedai -maju -"a  b" - -5 -', ['maju', 'a b']],
    ['-“kedai maju', ['kedai maju']],
    ['kedai −maju －jaya', ['maju', 'jaya']],
    ['kedai –maju −"a b" –“c d”', ['maju', 'a b', 'c d']],
    ['kedai–maju a−b "x"-y – z −5', []],
  ])('%j leaves out %j', (query, parts) => {
    expect(parseExcludedTerms(query).flatMap((ways) => ways.flatMap((way) => way.parts))).toEqual(parts);
  });

  test('finds any part of a text in that text, unless it has quotes or a minus', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.nat(),
        fc.nat(60),
        (written, at, length) => {
          const text = foldText(written).replaceAll(/["“”\u2212\u2013-]/g, 'x');
          const characters = Array.from(text);
          const start = at % (characters.length + 1);

          expect(found(characters.slice(start, start + length).join(''), text)).toBe(true);
        },
      ),
    );
  });
});

test.each(['-"012-345 6789"', '-"+60 12-345 6789"', '\u2212"0123456789"'])(
  '%j leaves out what has the number in any form',
  (query) => {
    const isLeftOut = (text: string) => createTextMatcher([text], [])(parseExcludedTerms(query));
    expect(['60123456789', 'ring 012-345 6789', '60123456780'].map(isLeftOut)).toEqual([true, true, false]);
  },
);

test('more words than count are left out, and the query says so', () => {
  const words = (count: number) => Array.from({ length: count }, (_, at) => `-w${at}`).join(' ');
  expect(parseExcludedTerms(words(1600))).toHaveLength(maxQueryParts);
  expect([isQueryTooLong(words(maxQueryParts)), isQueryTooLong(words(maxQueryParts + 1))]).toEqual([
    false,
    true,
  ]);
});

describe('numbers', () => {
  test.each([
    ['012-345 6789', '60123456789'],
    ['+60 (0)12-345 6789', '60123456789'],
    ['0060123456789', '60123456789'],
    ['5 678', '60123456789'],
    ['0123456789', 'Ring 012-345 6789 first'],
    ['\u202A+60 12-345 6789\u202C', '60123456789'],
    ['+60 12\u2011345 6789', '60123456789'],
    ['\u2068+60 12\u2011345 6789\u2069', 'Ring 012-345 6789 first'],
    ['0123456789', 'Ring 012\u2013345 6789 first'],
    ['0123456789', 'Ring \u202A+60 12\u2011345 6789\u202C first'],
    ['printer-rosak', 'printer\u2011rosak'],
    ['"012-345 6789"', '60123456789'],
    ['siti "+60 12-345 6789" 43000', 'Siti, 60123456789, 43000 Kajang'],
    ['"012-345 6789"', 'Ring 012-345 6789 first'],
    ['"12-3"', 'Lot 12-3'],
    ['43000 12-3', 'Lot 12-3, 43000 Kajang'],
  ])('%j finds %j', (query, content) => {
    expect(found(query, content)).toBe(true);
  });

  test.each([
    ['0123456780', '60123456789'],
    ['43000 55000', '43000 Kajang'],
    ['"012-345 6780"', '60123456789'],
    ['"12-3"', '60123456789'],
    ['0', 'no number'],
  ])('%j does not find %j', (query, content) => {
    expect(found(query, content)).toBe(false);
  });
});

test.each([
  'printer rosak',
  'printer\nrosak',
  'printer  rosak',
  'Printer \r\n\t rosak',
  'printer\u3000rosak',
])('the words of a phrase are found with any blanks between them: %j', (content) => {
  expect(found('"printer rosak"', content)).toBe(true);
  expect(found('"printer  rosak"', content)).toBe(true);
  expect(createTextMatcher([content], [])(parseExcludedTerms('-"printer rosak"'))).toBe(true);
});

test('a phrase does not reach from one text into the next', () => {
  const matches = createTextMatcher(['the printer', 'rosak'], []);
  expect(matches(parseSearchTerms('"printer rosak"'))).toBe(false);
  expect(matches(parseSearchTerms('printer rosak'))).toBe(true);
});

describe('a case number', () => {
  const caseNumber = 'STOREHUB0999-CA1O9I93B';

  test.each([
    'STOREHUB0999-CA1O9I93B',
    'storehub0999ca109193b',
    'St0reHub0999 CA109L93B',
    'SToREHUBO999-CAlO9i93B',
    'ca1o9',
    '109193',
    '109 193',
  ])('is found as %s', (query) => {
    expect(found(query, '', caseNumber)).toBe(true);
  });

  test.each(['ca109194', 'st0re hub1', 'sh-7k3qa'])('is not found as %s', (query) => {
    expect(found(query, '', caseNumber)).toBe(false);
  });

  test('easily misread characters match in codes only, not in texts', () => {
    expect(found('c0ffee', 'coffee')).toBe(false);
  });
});

test('normalises separators and easily misread characters of a code', () => {
  expect(normalizeCode('SH-OIL 10１')).toBe('sh011101');
});
