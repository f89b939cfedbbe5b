import type { Database } from 'better-sqlite3';
import type { HistoryCountQuery } from '../../../shared/history/ticket-history';
import type { TimeSpan } from './facets';
import { gramSampleOf } from './gram-sample';
import { stateWordsOf } from './region-index-words';
import { wantedBy, type Wanted } from './ticket-matcher';

/** What a question asks for in this database; null where no ticket can be wanted. */
export function createWanted(db: Database): (query: HistoryCountQuery) => Wanted | null {
  const sample = gramSampleOf(db);
  const stateWords = stateWordsOf(db);
  const timeSpan = db.prepare<[], TimeSpan>(
    `SELECT coalesce((SELECT min(created_at_ms) FROM ticket), 0) AS fromMs,
       coalesce((SELECT max(created_at_ms) FROM ticket), 0) AS toMs`,
  );
  return (query) => wantedBy(query, timeSpan.get() ?? { fromMs: 0, toMs: 0 }, sample(), stateWords);
}
