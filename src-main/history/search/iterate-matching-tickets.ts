import type { Database } from 'better-sqlite3';
import type { HistoryQuery } from '../../../shared/history/ticket-history';
import { createCandidates, createCandidatesWith, type Candidates } from './candidates';
import { createSortedIteration } from './sorted-iteration';
import { searchedColumns, type SearchedRow } from './searchable-ticket';
import type { TicketMatcher } from './ticket-matcher';

export type Order = {
  readonly sort: NonNullable<HistoryQuery['sort']>;
  /** The ticket to begin behind; null for the first. */
  readonly after: number | null;
  /** What a text order may compare before it walks through all tickets instead. */
  readonly most: number;
};

/** Gives the tickets that a matcher has to compare, in the order of a list, and reads them as they are asked for. */
export type TicketIterator<Row extends SearchedRow = SearchedRow> = (
  matcher: TicketMatcher,
  order: Order,
) => Generator<Row, void>;

/** The one way through the history, for its lists, their counts and pages. */
export function createTicketIterator(db: Database): TicketIterator {
  return iteratorOf(db, createCandidates(db), searchedColumns);
}

/**
 * The same with other columns, for exports.
 * @param columns of `ticket`, at least those that it is searched by
 */
export function createTicketIteratorWith<Row extends SearchedRow>(
  db: Database,
  columns: string,
): TicketIterator<Row> {
  return iteratorOf(db, createCandidatesWith<Row>(db, columns), columns);
}

function iteratorOf<Row extends SearchedRow>(
  db: Database,
  candidates: Candidates<Row>,
  columns: string,
): TicketIterator<Row> {
  const sorted = createSortedIteration<Row>(db, candidates, columns);
  return (matcher, { sort, after, most }) =>
    sort === 'newest' || sort === 'oldest'
      ? candidates.walk(sort, after, matcher.match)
      : sorted.walk(sort, after, matcher, most);
}
