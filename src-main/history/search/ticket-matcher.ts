import type { HistoryCountQuery, HistoryFilter } from '../../../shared/history/ticket-history';
import { searchWords, type SearchWords } from '../../../shared/search/search-terms';
import { facetsSought, passes, passesAsRow, type TimeSpan } from './facets';
import type { GramSample } from './gram-sample';
import { indexQuery } from './index-query';
import { mayBeFound } from './prefilter';
import type { StateWords } from './region-index-words';
import { isTicketFound, searchedTicket, type SearchedRow } from './searchable-ticket';

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
  sample: GramSample,
  stateWords: () => StateWords,
): Wanted | null {
  const words = searchWords(text);
  const facets = facetsSought(filter, history, stateWords);
  if (facets.some((choice) => choice.length === 0)) return null;
  return { words, match: indexQuery(words, facets, sample), isWanted: testOf(words, filter) };
}

function testOf(words: SearchWords, filter: HistoryFilter): Wanted['isWanted'] {
  if (words.length === 0 && Object.keys(filter).length === 0) return () => true;
  return (row) => {
    if (!passesAsRow(row, filter) || !mayBeFound(row, words)) return false;
    const ticket = searchedTicket(row);
    return passes(ticket, filter) && (words.length === 0 || isTicketFound(ticket, words));
  };
}
