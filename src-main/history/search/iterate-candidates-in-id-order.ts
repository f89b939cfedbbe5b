import type { Database, Statement } from 'better-sqlite3';
import { pageLength } from '../../../shared/history/history-query-and-page';
import { ticketIsNotReplacedSql } from '../../rows/tickets/ticket-conditions-sql';
import type { SearchedRow } from './searchable-ticket';

export type Direction = 'newest' | 'oldest';

export type Candidates<Row extends SearchedRow> = {
  readonly walk: (direction: Direction, after: number | null, match: string | null) => Generator<Row, void>;
};

/**
 * Iterates the tickets that a search must compare, in order of id, and reads them lazily.
 * @param columns columns of `ticket`, at least those that are searched
 */
export function createCandidatesInIdOrder<Row extends SearchedRow>(
  db: Database,
  columns: string,
): Candidates<Row> {
  const ways: Record<Direction, PortionStatements<Row>> = {
    newest: prepare<Row>(db, columns, '<', 'DESC'),
    oldest: prepare<Row>(db, columns, '>', 'ASC'),
  };
  return {
    /**
     * @param after the id to start after; null to start at the beginning
     * @param match a query for the index; null for every ticket
     */
    *walk(direction: Direction, after: number | null, match: string | null): Generator<Row, void> {
      const way = ways[direction];
      const from = after ?? (direction === 'newest' ? Number.MAX_SAFE_INTEGER : 0);
      if (match === null) {
        yield* way.all.iterate({ from });
        return;
      }
      yield* inOrder(way.unindexed.iterate({ from }), inPortions(way.indexed, from, match), direction);
    },
  };
}

type Portion = { readonly from: number; readonly match: string; readonly limit: number };

type PortionStatements<Row> = {
  readonly all: Statement<[{ from: number }], Row>;
  readonly indexed: Statement<[Portion], Row>;
  readonly unindexed: Statement<[{ from: number }], Row>;
};

function prepare<Row>(
  db: Database,
  columns: string,
  beyond: '<' | '>',
  order: 'ASC' | 'DESC',
): PortionStatements<Row> {
  const all = db.prepare<[{ from: number }], Row>(
    `SELECT ${columns} FROM ticket WHERE ticket.id ${beyond} @from AND ${ticketIsNotReplacedSql}
     ORDER BY ticket.id ${order}`,
  );
  const indexed = db.prepare<[Portion], Row>(
    `SELECT ${columns} FROM ticket_index CROSS JOIN ticket ON ticket.id = ticket_index.rowid
     WHERE ticket_index MATCH @match AND ticket_index.rowid ${beyond} @from AND ${ticketIsNotReplacedSql}
     ORDER BY ticket_index.rowid ${order} LIMIT @limit`,
  );
  const unindexed = db.prepare<[{ from: number }], Row>(
    `SELECT ${columns} FROM index_pending CROSS JOIN ticket ON ticket.id = index_pending.ticket_id
     WHERE index_pending.ticket_id ${beyond} @from AND ${ticketIsNotReplacedSql}
     ORDER BY index_pending.ticket_id ${order}`,
  );
  return { all, indexed, unindexed };
}

/**
 * Most tickets that the index selects do match, so one portion fills a page and shows whether there is another. If not,
 * each portion is twice the one before.
 */
const portions = { first: pageLength + 1, max: 800 };

/** Reads in portions, which is faster than row by row: 0.24 ms instead of 0.28 ms for fifty. */
function* inPortions<Row extends SearchedRow>(
  indexed: PortionStatements<Row>['indexed'],
  after: number,
  match: string,
): Generator<Row, undefined> {
  let from = after;
  let limit = portions.first;
  for (;;) {
    const rows = indexed.all({ from, match, limit });
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < limit) return undefined;
    from = last.id;
    limit = Math.min(limit * 2, portions.max);
  }
}

/** Merges two iterators. A ticket that changed after it was indexed is in both, and is yielded once. */
function* inOrder<Row extends SearchedRow>(
  first: Iterator<Row>,
  second: Iterator<Row>,
  direction: Direction,
): Generator<Row, void> {
  const comesBefore = (a: number, b: number) => (direction === 'newest' ? a > b : a < b);
  try {
    let one = first.next();
    let other = second.next();
    while (one.done !== true || other.done !== true) {
      if (one.done !== true && (other.done === true || comesBefore(one.value.id, other.value.id))) {
        yield one.value;
        one = first.next();
      } else if (other.done !== true) {
        const isInBoth = one.done !== true && one.value.id === other.value.id;
        yield other.value;
        other = second.next();
        if (isInBoth) one = first.next();
      }
    }
  } finally {
    first.return?.();
    second.return?.();
  }
}
