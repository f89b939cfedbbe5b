import type { HistoryCountQuery, HistoryFilter } from '../../../shared/history/history-query-and-page';
import { parseExcludedTerms, parseSearchTerms, type SearchTerms } from '../../../shared/search/search-terms';
import { parsePartOfCaseNumber } from '../../../shared/tickets/parse-part-of-case-number';
import { parseTypedTicketCode, type TypedTicketCode } from '../../../shared/tickets/parse-typed-ticket-code';
import { passesFilter, rowPassesFilter } from './passes-filter';
import { listRequiredIndexWords, type TimeSpan } from './index-words-for-filters';
import type { GramSelectivitySample } from './gram-selectivity-sample';
import { buildIndexQuery } from './index-query';
import { prefilterRawRow } from './prefilter-raw-row';
import type { RegionIndexWords } from './region-index-words';
import { ticketMatchesSearch, toSearchedTicket, type SearchedRow } from './searchable-ticket';

/**
 * What a query of the history asks for: `match` narrows it down by the index (null means every ticket), `matches`
 * decides.
 */
export type TicketMatcher = {
  readonly words: SearchTerms;
  /** Words that no matching ticket has. */
  readonly excluded: SearchTerms;
  readonly match: string | null;
  /** The case number or reference that the search consists of: the case that has it comes first. */
  readonly code: TypedTicketCode | null;
  /** Patterns for GLOB of the case numbers that have the search as a part: such cases come first, too. */
  readonly partOfCaseNumber: readonly string[] | null;
  readonly matches: (row: SearchedRow) => boolean;
};

/** Returns null if no ticket can match. */
export function matcherFor(
  { text, filter = {} }: HistoryCountQuery,
  history: TimeSpan,
  sample: GramSelectivitySample,
  stateWords: () => RegionIndexWords,
): TicketMatcher | null {
  const words = parseSearchTerms(text);
  const excluded = parseExcludedTerms(text);
  const facets = listRequiredIndexWords(filter, history, stateWords);
  if (facets.some((choice) => choice.length === 0)) return null;
  const matches = createTest(words, excluded, filter);
  return {
    words,
    excluded,
    match: buildIndexQuery(words, facets, sample),
    code: parseTypedTicketCode(text),
    partOfCaseNumber: parsePartOfCaseNumber(text),
    matches,
  };
}

function createTest(
  words: SearchTerms,
  excluded: SearchTerms,
  filter: HistoryFilter,
): TicketMatcher['matches'] {
  if (words.length + excluded.length + Object.keys(filter).length === 0) return () => true;
  // Where every ticket that the index selects has the words, checking the stored rows first would save nothing.
  let hasMissed = false;
  return (row) => {
    if (!rowPassesFilter(row, filter) || (hasMissed && !prefilterRawRow(row, words))) return false;
    const ticket = toSearchedTicket(row);
    if (!passesFilter(ticket, filter)) return false;
    const hasWords = words.length === 0 || ticketMatchesSearch(ticket, words);
    hasMissed ||= !hasWords;
    return hasWords && !excluded.some((term) => ticketMatchesSearch(ticket, [term]));
  };
}
