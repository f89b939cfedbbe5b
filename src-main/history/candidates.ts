import type { Database } from 'better-sqlite3';
import { searchedColumns, type SearchedRow } from './searchable-ticket';

export type Direction = 'newest' | 'oldest';

export type Candidates = ReturnType<typeof createCandidates>;

/** A rejected ticket that has been mended lives on in the one that replaced it. */
export const notReplaced =
  'NOT EXISTS (SELECT 1 FROM ticket AS later WHERE later.mends_ticket_id = ticket.id)';

/** The tickets that a search has to compare, in order of id, read as they are asked for. */
export function createCandidates(db: Database) {
  const ways = { newest: prepare(db, '<', 'DESC'), oldest: prepare(db, '>', 'ASC') } as const;

  return {
    /**
     * @param after the id they begin beyond, null for all
     * @param match for the index; null for every ticket
     */
    *walk(direction: Direction, after: number | null, match: string | null): Generator<SearchedRow, void> {
      const way = ways[direction];
      const from = after ?? (direction === 'newest' ? Number.MAX_SAFE_INTEGER : 0);
      if (match === null) {
        yield* way.all.iterate({ from });
        return;
      }
      yield* inOrder(way.unindexed.iterate({ from }), way.indexed.iterate({ from, match }), direction);
    },
  };
}

function prepare(db: Database, beyond: '<' | '>', order: 'ASC' | 'DESC') {
  return {
    all: db.prepare<[{ from: number }], SearchedRow>(
      `SELECT ${searchedColumns} FROM ticket WHERE ticket.id ${beyond} @from AND ${notReplaced}
       ORDER BY ticket.id ${order}`,
    ),
    indexed: db.prepare<[{ from: number; match: string }], SearchedRow>(
      `SELECT ${searchedColumns} FROM ticket_index CROSS JOIN ticket ON ticket.id = ticket_index.rowid
       WHERE ticket_index MATCH @match AND ticket_index.rowid ${beyond} @from AND ${notReplaced}
       ORDER BY ticket_index.rowid ${order}`,
    ),
    unindexed: db.prepare<[{ from: number }], SearchedRow>(
      `SELECT ${searchedColumns} FROM unindexed CROSS JOIN ticket ON ticket.id = unindexed.ticket_id
       WHERE unindexed.ticket_id ${beyond} @from AND ${notReplaced}
       ORDER BY unindexed.ticket_id ${order}`,
    ),
  } as const;
}

/** Two walks as one. A ticket that has changed since it was indexed is in both, and comes once. */
function* inOrder(
  first: IterableIterator<SearchedRow>,
  second: IterableIterator<SearchedRow>,
  direction: Direction,
): Generator<SearchedRow, void> {
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
