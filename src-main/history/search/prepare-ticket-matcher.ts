import type { Database } from 'better-sqlite3';
import type { HistoryCountQuery } from '../../../shared/history/history-query-and-page';
import type { TimeSpan } from './index-words-for-filters';
import { getGramSelectivitySample } from './gram-selectivity-sample';
import { getRegionIndexWords } from './region-index-words';
import { matcherFor, type TicketMatcher } from './ticket-matcher';

/** Creates a function that builds the matcher of a query for this database. It returns null if no ticket can match. */
export function prepareTicketMatcher(db: Database): (query: HistoryCountQuery) => TicketMatcher | null {
  const sample = getGramSelectivitySample(db);
  const stateWords = getRegionIndexWords(db);
  const timeSpan = db.prepare<[], TimeSpan>(
    `SELECT coalesce((SELECT min(created_at_ms) FROM ticket), 0) AS fromMs,
       coalesce((SELECT max(created_at_ms) FROM ticket), 0) AS toMs`,
  );
  return (query) => matcherFor(query, timeSpan.get() ?? { fromMs: 0, toMs: 0 }, sample(), stateWords);
}
