import { pageLength } from '../../../shared/history/ticket-history';
import type { SearchTerms, TermVariant } from '../../../shared/search/search-terms';
import {
  toBits,
  countBits,
  countCommonBits,
  intersectBits,
  uniteBits,
  type GramSample,
  type TicketBits,
} from './gram-sample';
import { listGramsOfPart } from './grams';

/** Further grams of a part leave hardly a ticket out, and each is one more list to walk through. */
const gramsPerPart = 3;
const mostTerms = 9;
const mostWords = 16;

/**
 * What a search takes, in steps of 20 ns: to begin with the list of a gram, to walk past a ticket in it, and to read and
 * compare a ticket that all lists let through, which mostly lies far from the last one.
 */
const cost = { beginning: 4_000, walking: 1, comparing: 400 } as const;

/**
 * The MATCH of a search: what every ticket that is found has in the index. It may let through more, which is left out
 * when the ticket itself is compared. Null where nothing is sought but everything.
 */
export function indexQuery(
  words: SearchTerms,
  facets: readonly (readonly string[])[],
  sample: GramSample,
): string | null {
  const sought = words.slice(0, mostWords).flatMap((ways) => termsOf(ways, sample));
  const terms = [...facets.map((choice) => anyOf(choice.map(quoted))), ...worthwhile(sought, sample)];
  return terms.length === 0 ? null : allOf(terms);
}

/** What a ticket that has a word has in the index: which tickets of the sample do, and the entries of all its lists. */
type Term = { readonly match: string; readonly having: TicketBits; readonly entries: number };

/** A word that can be met in one way is as many terms as grams are taken of it; else all its ways are one. */
function termsOf(ways: readonly TermVariant[], sample: GramSample): Term[] {
  const grams = ways.map((way) => rarestGrams(way, sample));
  if (grams.length === 1) return grams.flat().map((gram) => termOf([[gram]], sample));
  return [termOf(grams, sample)];
}

function termOf(ways: readonly (readonly string[])[], { having }: GramSample): Term {
  const lists = ways.map((grams) => grams.map(having));
  return {
    match: anyOf(ways.map((grams) => allOf(grams.map(quoted)))),
    having: lists.map((all) => all.reduce(intersectBits)).reduce(uniteBits),
    entries: lists.flat().reduce((sum, bits) => sum + countBits(bits), 0),
  };
}

/** Those terms that spare more comparing than walking through their lists takes, the one that spares most first. */
function worthwhile(sought: readonly Term[], sample: GramSample): string[] {
  if (sought.length === 0) return [];
  const walked = walkedFor(sought, sample);
  const chosen: Term[] = [];
  let rest = sought;
  let left = toBits(Array.from({ length: sample.size }, (_, ticket) => ticket));
  let letThrough = 1;
  while (chosen.length < mostTerms) {
    const [best] = sparing(rest, { chosen, left, letThrough }, Math.max(sample.size, 1));
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

/** Which tickets of a sample have all terms so far, and what share of all tickets is let through. */
type SoFar = {
  readonly chosen: readonly Term[];
  readonly left: TicketBits;
  readonly letThrough: number;
};

/** What each term would spare for each ticket that is walked past, the one that spares most first. */
function sparing(terms: readonly Term[], soFar: SoFar, size: number) {
  const found = terms.map((term) => {
    const share = shareOf(term, soFar);
    const walking = (term.entries / size) * cost.walking;
    return { term, share, spared: soFar.letThrough * (1 - share) * cost.comparing - walking };
  });
  return found.toSorted((a, b) => b.spared - a.spared);
}

/**
 * How many of the tickets that are left have a term, too. Where hardly any of the sample is left, as many as of those that
 * have just one of the others: what always goes with that one leaves nothing out.
 */
function shareOf({ having }: Term, { chosen, left }: SoFar): number {
  const shareIn = (tickets: TicketBits, guess: number) =>
    (countCommonBits(tickets, having) + guess) / (countBits(tickets) + 1);
  return shareIn(left, Math.max(0.5, ...chosen.map((other) => shareIn(other.having, 0.5))));
}

/** How many tickets are walked past until a page is full: all, where none of the sample has what is sought. */
function walkedFor(sought: readonly Term[], { size, historySize }: GramSample): number {
  const having = countBits(sought.map((term) => term.having).reduce(intersectBits));
  return Math.min(historySize, (pageLength * size) / having || historySize);
}

function rarestGrams({ where, parts }: TermVariant, { having }: GramSample): string[] {
  return parts.slice(0, mostWords).flatMap((part) => {
    const grams = spread([...new Set(listGramsOfPart(part, where))]);
    return grams
      .map((gram) => ({ gram, count: countBits(having(gram)) }))
      .toSorted((a, b) => a.count - b.count)
      .slice(0, gramsPerPart)
      .map(({ gram }) => gram);
  });
}

/** Every third first: neighbours share signs, and say less together. */
function spread(grams: readonly string[]): string[] {
  return [0, 1, 2].flatMap((offset) => grams.filter((_gram, at) => at % 3 === offset));
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
