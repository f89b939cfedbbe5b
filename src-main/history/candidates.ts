import type { Database, Statement } from 'better-sqlite3';
import { pageLength } from '../../shared/history';
import { searchedColumns, type SearchedRow } from './searchable-ticket';

export type Direction = 'newest' | 'oldest';

export type Candidates<Row extends SearchedRow = SearchedRow> = {
  readonly walk: (direction: Direction, after: number | null, match: string | null) => Generator<Row, void>;
};

/** A rejected ticket that has been mended lives on in the one that replaced it. */
export const notReplaced =
  'NOT EXISTS (SELECT 1 FROM ticket AS later WHERE later.mends_ticket_id = ticket.id)';

/**
 * The tickets that a search has to compare, in order of id, read as they are asked for.
 * @param columns of `ticket`, at least those that it is searched by
 */
export function createCandidates<Row extends SearchedRow = SearchedRow>(
  db: Database,
  columns = searchedColumns,
): Candidates<Row> {
  const ways = {
    newest: prepare<Row>(db, columns, '<', 'DESC'),
    oldest: prepare<Row>(db, columns, '>', 'ASC'),
  } as const;

  return {
    /**
     * @param after the id they begin beyond, null for all
     * @param match for the index; null for every ticket
     */
    *walk(direction: Direction, after: number | null, match: string | null): Generator<Row, void> {
      const way = ways[direction];
      const from = after ?? (direction === 'newest' ? Number.MAX_SAFE_INTEGER : 0);
      if (match === null) {
        for (const cells of way.all.iterate({ from })) yield way.row(cells);
        return;
      }
      const both = inOrder(way.unindexed.iterate({ from }), inPortions(way.indexed, from, match), direction);
      for (const cells of both) yield way.row(cells);
    },
  };
}

/** What a row holds, in the order of its columns, of which the id is the first: read in half the time of an object. */
type Cells = readonly [id: number, ...unknown[]];

type Portion = { readonly from: number; readonly match: string; readonly limit: number };

type Ways<Row> = {
  readonly all: Statement<[{ from: number }], Cells>;
  readonly indexed: Statement<[Portion], Cells>;
  readonly unindexed: Statement<[{ from: number }], Cells>;
  readonly row: (cells: Cells) => Row;
};

function prepare<Row>(db: Database, columns: string, beyond: '<' | '>', order: 'ASC' | 'DESC'): Ways<Row> {
  const all = db.prepare<[{ from: number }], Cells>(
    `SELECT ${columns} FROM ticket WHERE ticket.id ${beyond} @from AND ${notReplaced}
     ORDER BY ticket.id ${order}`,
  );
  const indexed = db.prepare<[Portion], Cells>(
    `SELECT ${columns} FROM ticket_index CROSS JOIN ticket ON ticket.id = ticket_index.rowid
     WHERE ticket_index MATCH @match AND ticket_index.rowid ${beyond} @from AND ${notReplaced}
     ORDER BY ticket_index.rowid ${order} LIMIT @limit`,
  );
  const unindexed = db.prepare<[{ from: number }], Cells>(
    `SELECT ${columns} FROM unindexed CROSS JOIN ticket ON ticket.id = unindexed.ticket_id
     WHERE unindexed.ticket_id ${beyond} @from AND ${notReplaced}
     ORDER BY unindexed.ticket_id ${order}`,
  );
  const names = all.columns().map(({ name }) => name);
  return {
    all: all.raw(),
    indexed: indexed.raw(),
    unindexed: unindexed.raw(),
    row: (cells) => {
      const row: Record<string, unknown> = {};
      for (const [at, name] of names.entries()) row[name] = cells[at];
      return row as Row;
    },
  };
}

/**
 * Of what the index lets through mostly little is left out: one portion fills a page, and tells whether there is
 * another. Where more is, each portion is twice the one before.
 */
const portions = { first: pageLength + 1, most: 800 };

/** Read a portion at a time, which takes half as long as one row at a time. */
function* inPortions(
  statement: Ways<unknown>['indexed'],
  after: number,
  match: string,
): Generator<Cells, undefined> {
  let from = after;
  let limit = portions.first;
  for (;;) {
    const rows = statement.all({ from, match, limit });
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < limit) return undefined;
    [from] = last;
    limit = Math.min(limit * 2, portions.most);
  }
}

/** Two walks as one. A ticket that has changed since it was indexed is in both, and comes once. */
function* inOrder(
  first: Iterator<Cells>,
  second: Iterator<Cells>,
  direction: Direction,
): Generator<Cells, void> {
  const comesBefore = (a: number, b: number) => (direction === 'newest' ? a > b : a < b);
  try {
    let one = first.next();
    let other = second.next();
    while (one.done !== true || other.done !== true) {
      if (one.done !== true && (other.done === true || comesBefore(one.value[0], other.value[0]))) {
        yield one.value;
        one = first.next();
      } else if (other.done !== true) {
        const isInBoth = one.done !== true && one.value[0] === other.value[0];
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
