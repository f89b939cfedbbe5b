import type { SearchWords, Way } from '../../shared/search/search-words';
import type { GramFrequency } from './gram-frequency';
import { gramsOfPart } from './grams';

/** Further grams of a part leave hardly a ticket out, and each is one more list to walk through. */
const gramsPerPart = 3;
/** Each of several words leaves out most of what the others let through: then fewer grams of each do. */
const gramsInAll = 9;
const mostWords = 8;

/**
 * The MATCH of a search: what every ticket that is found has in the index. It may let through more, which is left out
 * when the ticket itself is compared. Null where nothing is sought but everything.
 */
export function indexQuery(
  words: SearchWords,
  facets: readonly (readonly string[])[],
  frequency: GramFrequency,
): string | null {
  const gramsEach = Math.max(1, Math.min(gramsPerPart, Math.floor(gramsInAll / words.length)));
  const sought = words
    .map((ways) => ways.map((way) => rarestGrams(way, frequency, gramsEach)))
    .map((ways) => ({ ways, frequency: Math.max(...ways.map((grams) => leastOf(grams, frequency))) }))
    .toSorted((a, b) => a.frequency - b.frequency)
    .slice(0, mostWords)
    .map(({ ways }) => anyOf(ways.map((grams) => allOf(grams.map(quoted)))));
  const terms = [...facets.map((choice) => anyOf(choice.map(quoted))), ...sought];
  return terms.length === 0 ? null : allOf(terms);
}

function rarestGrams({ where, parts }: Way, frequency: GramFrequency, most: number): string[] {
  return parts.slice(0, mostWords).flatMap((part) =>
    spread([...new Set(gramsOfPart(part, where))])
      .toSorted((a, b) => frequency(a) - frequency(b))
      .slice(0, most),
  );
}

/** Every third first: neighbours share signs, and say less together. */
function spread(grams: readonly string[]): string[] {
  return [0, 1, 2].flatMap((offset) => grams.filter((_gram, at) => at % 3 === offset));
}

function leastOf(grams: readonly string[], frequency: GramFrequency): number {
  return Math.min(...grams.map(frequency));
}

/** No gram has a double quote in it, nor any other sign that FTS5 knows. */
function quoted(word: string): string {
  return `"${word}"`;
}

function allOf(terms: readonly string[]): string {
  return terms.length === 1 ? (terms[0] ?? '') : `(${terms.join(' AND ')})`;
}

function anyOf(terms: readonly string[]): string {
  return terms.length === 1 ? (terms[0] ?? '') : `(${terms.join(' OR ')})`;
}
