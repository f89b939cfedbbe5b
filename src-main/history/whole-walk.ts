import type { Database } from 'better-sqlite3';
import type { ExportQuery } from '../../shared/export';
import { createCandidatesWith } from './candidates';
import { createKeyOrder } from './key-order';
import { searchedColumns, type SearchedRow } from './searchable-ticket';
import { createWanted } from './wanted-in';

/**
 * Every ticket that a list of the history shows, in its order and read as they are asked for.
 * @param columns of `ticket`, at least those that it is searched by
 */
export function createWholeWalk<Row extends SearchedRow = SearchedRow>(
  db: Database,
  columns = searchedColumns,
): (query: ExportQuery) => Generator<Row, void> {
  const candidates = createCandidatesWith<Row>(db, columns);
  const keyOrder = createKeyOrder(db, candidates, columns);
  const wanted = createWanted(db);

  return function* walk({ sort = 'newest', ...query }) {
    const sought = wanted(query);
    if (sought === null) return;
    const rows =
      sort === 'newest' || sort === 'oldest'
        ? candidates.walk(sort, null, sought.match)
        : keyOrder.walk(sort, null, sought, Number.MAX_SAFE_INTEGER);
    for (const row of rows) if (sought.isWanted(row)) yield row;
  };
}
