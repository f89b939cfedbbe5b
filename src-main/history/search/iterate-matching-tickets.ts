import type { Database } from 'better-sqlite3';
import type { ExportQuery } from '../../../shared/export/history-export';
import { createCandidatesWith } from './candidates';
import { createSortedIteration } from './sorted-iteration';
import type { SearchedRow } from './searchable-ticket';
import { createTicketMatcher } from './database-ticket-matcher';

/**
 * Every ticket that a list of the history shows, in its order and read as they are asked for.
 * @param columns of `ticket`, at least those that it is searched by
 * @param expectAsWritten throws where a ticket that seems not to be wanted is not what was written down
 */
export function createMatchingTicketIterator<Row extends SearchedRow>(
  db: Database,
  columns: string,
  expectAsWritten: (row: Row) => void,
): (query: ExportQuery) => Generator<Row, void> {
  const candidates = createCandidatesWith<Row>(db, columns);
  const keyOrder = createSortedIteration(db, candidates, columns);
  const wanted = createTicketMatcher(db);

  return function* walk({ sort = 'newest', ...query }) {
    const sought = wanted(query);
    if (sought === null) return;
    const matches = (row: SearchedRow): boolean => {
      if (sought.matches(row)) return true;
      expectAsWritten(row as Row);
      return false;
    };
    const rows =
      sort === 'newest' || sort === 'oldest'
        ? candidates.walk(sort, null, sought.match)
        : keyOrder.walk(sort, null, { ...sought, matches }, Number.MAX_SAFE_INTEGER);
    for (const row of rows) if (matches(row)) yield row;
  };
}
