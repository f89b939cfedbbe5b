import { pageLength } from '../../../shared/history/history-query-and-page';
import type { SearchTerms, TermVariant } from '../../../shared/search/search-terms';
import type { GramSelectivitySample } from './gram-selectivity-sample';
import {
  toBits,
  countBits,
  countCommonBits,
  intersectBits,
  uniteBits,
  type SampledTicketBitset,
} from './sampled-ticket-bitset';
import { listGramsOfPart } from './grams';

/** More grams of a part exclude hardly any further ticket, and each adds another list to scan. */
const gramsPerPart = 3;
const maxTerms = 9;
const maxWords = 16;

/**
 * The cost of a search, in units of 20 ns: to open the list of a gram, to skip a ticket in it, and to read and compare
 * a ticket that all lists select. Such tickets are mostly far apart.
 */
const cost = { beginning: 4_000, walking: 1, comparing: 400 } as const;

/**
 * Builds the FTS5 query of a search, which every matching ticket satisfies. It may also select other tickets; comparing
 * the tickets themselves excludes those. Returns null if every ticket matches.
 */
export function buildIndexQuery(
  words: SearchTerms,
  facets: readonly (readonly string[])[],
  sample: GramSelectivitySample,
): string | null {
  const wordTerms = words.slice(0, maxWords).flatMap((ways) => termsOf(ways, sample));
  const terms = [
    ...facets.map((choice) => anyOf(choice.map(quoted))),
    ...chooseWorthwhile(wordTerms, sample),
  ];
  return terms.length === 0 ? null : joinByAnd(terms);
}

/** One term of the query: which tickets of the sample have it, and the total length of its lists. */
type Term = { readonly match: string; readonly having: SampledTicketBitset; readonly entries: number };

/** A word with one variant gives one term per gram. All variants of any other word together give one term. */
function termsOf(ways: readonly TermVariant[], sample: GramSelectivitySample): Term[] {
  const grams = ways.map((way) => findRarestGrams(way, sample));
  if (grams.length === 1) return grams.flat().map((gram) => termOf([[gram]], sample));
  const needed = grams.map((all) => dropImpliedGrams(all, sample));
  return [termOf(needed, sample)];
}

/** How many tickets of the sample must have the grams before a gram, and which share of these tickets must have it, too. */
const implied = { minTickets: 16, share: 0.95 } as const;

/**
 * Drops grams that nearly all tickets have which have those before: to scan their lists would exclude nothing. Two stay, since
 * one gram alone is also part of other words, and a ticket with such a word makes the search read another portion.
 */
function dropImpliedGrams(grams: readonly string[], { having }: GramSelectivitySample): readonly string[] {
  const [one, other, ...rest] = grams;
  if (one === undefined || other === undefined) return grams;
  const kept = [one, other];
  let left = intersectBits(having(one), having(other));
  for (const gram of rest) {
    const count = countBits(left);
    const bits = having(gram);
    if (count >= implied.minTickets && countCommonBits(left, bits) >= count * implied.share) continue;
    kept.push(gram);
    left = intersectBits(left, bits);
  }
  return kept;
}

function termOf(ways: readonly (readonly string[])[], { having }: GramSelectivitySample): Term {
  const lists = ways.map((grams) => grams.map(having));
  return {
    match: anyOf(ways.map((grams) => joinByAnd(grams.map(quoted)))),
    having: lists.map((all) => all.reduce(intersectBits)).reduce(uniteBits),
    entries: lists.flat().reduce((sum, bits) => sum + countBits(bits), 0),
  };
}

/** Chooses the terms that save more in comparing tickets than their lists cost, the best first. */
function chooseWorthwhile(wordTerms: readonly Term[], sample: GramSelectivitySample): string[] {
  if (wordTerms.length === 0) return [];
  const walked = estimateSkipped(wordTerms, sample);
  const chosen: Term[] = [];
  let rest = wordTerms;
  let left = toBits(Array.from({ length: sample.size }, (_, ticket) => ticket));
  let letThrough = 1;
  while (chosen.length < maxTerms) {
    const [best] = rankBySaving(rest, { chosen, left, letThrough }, Math.max(sample.size, 1));
    if (best === undefined) break;
    const { term, share, spared } = best;
    if (chosen.length > 0 && spared * walked < cost.beginning) break;
    chosen.push(term);
    rest = rest.filter((other) => other !== term);
    left = intersectBits(left, term.having);
    letThrough *= share;
  }
  return chosen.map(({ match }) => match);
}

/**
 * The terms chosen so far, the tickets of the sample that have all of them, and the share of all tickets that they
 * select.
 */
type SoFar = {
  readonly chosen: readonly Term[];
  readonly left: SampledTicketBitset;
  readonly letThrough: number;
};

/** Computes what each term would save per skipped ticket, the best first. */
function rankBySaving(terms: readonly Term[], soFar: SoFar, size: number) {
  const found = terms.map((term) => {
    const share = shareOf(term, soFar);
    const walking = (term.entries / size) * cost.walking;
    return { term, share, spared: soFar.letThrough * (1 - share) * cost.comparing - walking };
  });
  return found.toSorted((a, b) => b.spared - a.spared);
}

/**
 * Estimates the share of the remaining tickets that have a term. If hardly any ticket of the sample remains, uses the
 * highest share among the tickets of a single chosen term: a term that always occurs with another one excludes nothing.
 */
function shareOf({ having }: Term, { chosen, left }: SoFar): number {
  const shareIn = (tickets: SampledTicketBitset, guess: number) =>
    (countCommonBits(tickets, having) + guess) / (countBits(tickets) + 1);
  return shareIn(left, Math.max(0.5, ...chosen.map((other) => shareIn(other.having, 0.5))));
}

/** Estimates how many tickets are skipped until a page is full: all of them, if no ticket of the sample matches. */
function estimateSkipped(wordTerms: readonly Term[], { size, historySize }: GramSelectivitySample): number {
  const having = countBits(wordTerms.map((term) => term.having).reduce(intersectBits));
  return Math.min(historySize, (pageLength * size) / having || historySize);
}

function findRarestGrams({ where, parts }: TermVariant, { having }: GramSelectivitySample): string[] {
  return parts.slice(0, maxWords).flatMap((part) => {
    const grams = spreadApart([...new Set(listGramsOfPart(part, where))]);
    return grams
      .map((gram) => ({ gram, count: countBits(having(gram)) }))
      .toSorted((a, b) => a.count - b.count)
      .slice(0, gramsPerPart)
      .map(({ gram }) => gram);
  });
}

/** Every third gram first: neighbouring grams overlap and exclude less together. */
function spreadApart(grams: readonly string[]): string[] {
  return [0, 1, 2].flatMap((offset) => grams.filter((_gram, at) => at % 3 === offset));
}

/** No gram contains a double quote or any other character with a meaning in FTS5. */
function quoted(word: string): string {
  return `"${word}"`;
}

function joinByAnd(terms: readonly string[]): string {
  return terms.length === 1 ? (terms[0] ?? '') : `(${terms.join(' AND ')})`;
}

function anyOf(terms: readonly string[]): string {
  return terms.length === 1 ? (terms[0] ?? '') : `(${terms.join(' OR ')})`;
}
