import type { Database } from 'better-sqlite3';
import type { HistoryQuery } from '../../../shared/history/history-query-and-page';
import { createCandidatesInIdOrder } from './iterate-candidates-in-id-order';
import { createStoreOrNameIteration } from './iterate-tickets-by-store-or-name';
import { searchedColumns, type SearchedRow } from './searchable-ticket';
import { createNamedTicketLookup } from './named-ticket-lookup';
import type { TicketMatcher } from './ticket-matcher';

export type Order = {
  readonly sort: NonNullable<HistoryQuery['sort']>;
  /** The ticket to start after; null to start at the first. */
  readonly after: number | null;
  /** How many tickets a text order may compare before it scans all tickets instead. */
  readonly maxToCompare: number;
};

/**
 * Iterates the tickets that a matcher must compare, in the order of a list, and reads them lazily. Newest first, the case whose
 * number or reference the search is, or else a part of its number, stands before those that only mention it.
 */
export type TicketIterator<Row extends SearchedRow = SearchedRow> = (
  matcher: TicketMatcher,
  order: Order,
) => Generator<Row, void>;

/** Creates the iterator behind every list of the history, its count and its pages. */
export function createTicketIterator(db: Database): TicketIterator {
  return createTicketIteratorWith<SearchedRow>(db, searchedColumns);
}

/**
 * Does the same with other columns, for exports.
 * @param columns columns of `ticket`, at least those that are searched
 */
export function createTicketIteratorWith<Row extends SearchedRow>(
  db: Database,
  columns: string,
): TicketIterator<Row> {
  const candidates = createCandidatesInIdOrder<Row>(db, columns);
  const sorted = createStoreOrNameIteration<Row>(db, candidates, columns);
  const findNamed = createNamedTicketLookup<Row>(db, columns);

  function* walkNewest(matcher: TicketMatcher, after: number | null): Generator<Row, void> {
    const named = findNamed(matcher);
    const ids = named.map(({ id }) => id);
    const isBehindNamed = after !== null && !ids.includes(after);
    if (!isBehindNamed) yield* named.slice(after === null ? 0 : ids.indexOf(after) + 1);
    for (const row of candidates.walk('newest', isBehindNamed ? after : null, matcher.match))
      if (!ids.includes(row.id)) yield row;
  }

  return (matcher, { sort, after, maxToCompare }) => {
    if (sort === 'newest') return walkNewest(matcher, after);
    return sort === 'oldest'
      ? candidates.walk(sort, after, matcher.match)
      : sorted.walk(sort, after, matcher, maxToCompare);
  };
}
