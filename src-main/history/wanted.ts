import type { HistoryCountQuery, HistoryFilter } from '../../shared/history';
import { isFound } from '../../shared/search/searchable-text';
import { searchWords, type SearchWords } from '../../shared/search/search-words';
import { facetsSought, passes, type TimeSpan } from './facets';
import type { GramFrequency } from './gram-frequency';
import { indexQuery } from './index-query';
import { searchableTicket, searchedTicket, type SearchedRow } from './searchable-ticket';

/**
 * What a question to the history asks for: `match` narrows it down by the index (null: every ticket is a candidate),
 * `isWanted` decides.
 */
export type Wanted = {
  readonly words: SearchWords;
  readonly match: string | null;
  readonly isWanted: (row: SearchedRow) => boolean;
};

/** Null where no ticket can be wanted. */
export function wantedBy(
  { text, filter = {} }: HistoryCountQuery,
  history: TimeSpan,
  frequency: GramFrequency,
): Wanted | null {
  const words = searchWords(text);
  const facets = facetsSought(filter, history);
  if (facets.some((choice) => choice.length === 0)) return null;
  return { words, match: indexQuery(words, facets, frequency), isWanted: testOf(words, filter) };
}

function testOf(words: SearchWords, filter: HistoryFilter): Wanted['isWanted'] {
  if (words.length === 0 && Object.keys(filter).length === 0) return () => true;
  return (row) => {
    const ticket = searchedTicket(row);
    return passes(ticket, filter) && (words.length === 0 || isFound(searchableTicket(ticket), words));
  };
}
