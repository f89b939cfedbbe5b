import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchesSearch, createSearchableText } from '../../../shared/search/searchable-text';
import { parseSearchTerms } from '../../../shared/search/search-terms';
import type { GramSelectivitySample } from './gram-selectivity-sample';
import { toBits, countBits } from './sampled-ticket-bitset';
import { listGrams } from './grams';
import { buildIndexQuery } from './index-query';

const size = 100;

/** The tickets, out of a hundred, that have each gram. No ticket has any other gram. */
function sampleOf(
  having: Readonly<Record<string, readonly number[]>>,
  historySize = 1_000_000,
): GramSelectivitySample {
  return { size, historySize, having: (gram) => toBits(having[gram] ?? []) };
}

const first = (count: number) => Array.from({ length: count }, (_, at) => at);
const matchOf = (text: string, sample: GramSelectivitySample) =>
  buildIndexQuery(parseSearchTerms(text), [], sample);

describe('of a search the index is asked for', () => {
  test('everything, where nothing is sought', () => {
    expect(matchOf('', sampleOf({}))).toBeNull();
  });

  test('one sequence of letters, where the others leave nothing more out', () => {
    const sample = sampleOf({ jal: first(40), ala: first(60), lan: first(50) });
    expect(matchOf('jalan', sample)).toBe('"jal"');
  });

  test('several, where they are seldom together', () => {
    const sample = sampleOf({ mei: [1, 2, 3, 4, 5], yee: [5, 6, 7, 8] });
    expect(matchOf('mei yee', sample)).toBe('("yee" AND "mei")');
  });

  test('none that nearly every ticket has', () => {
    const sample = sampleOf({ to: first(98), in: first(85), las: [1, 2, 3] });
    expect(matchOf('to in las', sample)).toBe('"las"');
  });

  test('more of what no ticket of the sample has', () => {
    expect(matchOf('qqxjzv', sampleOf({}))).toBe('("qqx" AND "jzv" AND "qxj")');
  });

  test('two parts of a number, where nearly every ticket that has them has the others', () => {
    const sample = sampleOf({ '1265': first(30), '2652': first(40), '6523': first(29).concat(40, 41, 42) });
    expect(matchOf('126523', sample)).toMatch(/^\(\("1265" AND "6523"\) OR /);
  });

  test('more parts of a number that leave each other out', () => {
    const sample = sampleOf({
      '1265': first(30),
      '2652': first(25).concat(first(70).slice(40)),
      '6523': first(40),
    });
    expect(matchOf('126523', sample)).toMatch(/^\(\("1265" AND "6523" AND "2652"\) OR /);
  });

  test('all parts of a number that few tickets of the sample have', () => {
    const sample = sampleOf({ '1265': first(5), '2652': first(5), '6523': first(5) });
    expect(matchOf('126523', sample)).toMatch(/^\(\("1265" AND "2652" AND "6523"\) OR /);
  });

  test('less of it in a short history, which is compared in no time', () => {
    expect(matchOf('qqxjzv', sampleOf({}, 50))).toBe('"qqx"');
  });
});

test('whatever the sample says, what is found has in the index what is asked for', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', '2', ' ', '-', '陈', 'é'), maxLength: 12 });
  const cut = fc.tuple(fc.nat(12), fc.nat(12));
  const property = fc.property(
    text,
    text,
    fc.array(cut, { minLength: 1, maxLength: 3 }),
    fc.func(fc.uniqueArray(fc.nat(size - 1), { maxLength: 20 })),
    (content, code, cuts, having) => {
      const words = parseSearchTerms(
        cuts.map(([from, to]) => `${content} ${code}`.slice(from, from + to)).join(' '),
      );
      const searchable = createSearchableText([content], [code]);
      const match = buildIndexQuery(words, [], {
        size,
        historySize: 100_000,
        having: (gram) => toBits(having(gram)),
      });
      fc.pre(match !== null && matchesSearch(searchable, words));
      expect(holds(match, new Set(listGrams(searchable).split(' ')))).toBe(true);
    },
  );
  expect(() => fc.assert(property, { numRuns: 1_000 })).not.toThrow();
});

/** Evaluates the query for a ticket with these grams, from the innermost brackets outwards. */
function holds(match: string, grams: ReadonlySet<string>): boolean {
  let rest = match.replaceAll(/"([^"]*)"/g, (_quoted, gram: string) => (grams.has(gram) ? '1' : '0'));
  while (rest.length > 1) {
    const before = rest;
    rest = rest
      .replaceAll(/\(([01](?: AND [01])+)\)/g, (_all, terms: string) => (terms.includes('0') ? '0' : '1'))
      .replaceAll(/\(([01](?: OR [01])+)\)/g, (_any, terms: string) => (terms.includes('1') ? '1' : '0'));
    if (rest === before) throw new Error(`not understood: ${rest}`);
  }
  return rest === '1';
}

test('tickets of a sample are counted', () => {
  const numbers = fc.uniqueArray(fc.nat(511));
  fc.assert(
    fc.property(numbers, (some) => {
      expect(countBits(toBits(some))).toBe(some.length);
    }),
  );
});
