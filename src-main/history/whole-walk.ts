import type { Database } from 'better-sqlite3';
import type { ExportQuery } from '../../shared/export';
import { createCandidates } from './candidates';
import { createKeyOrder } from './key-order';
import type { SearchedRow } from './searchable-ticket';
import { createWanted } from './wanted-in';

/** Every ticket that a list of the history shows, in its order and read as they are asked for. */
export function createWholeWalk(db: Database): (query: ExportQuery) => Generator<SearchedRow, void> {
  const candidates = createCandidates(db);
  const keyOrder = createKeyOrder(db, candidates);
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
