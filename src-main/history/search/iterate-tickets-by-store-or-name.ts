import type { Database, Statement } from 'better-sqlite3';
import { ticketIsNotReplacedSql } from '../../rows/tickets/ticket-conditions-sql';
import type { Candidates } from './iterate-candidates-in-id-order';
import { searchedColumns, type SearchedRow } from './searchable-ticket';
import type { TicketMatcher } from './ticket-matcher';

/** The columns that sort a history, each with an index. */
export const keyColumns = { store: 'store_key', name: 'name_key' } as const;

/**
 * Iterates tickets in the order of a text column, older tickets first among equal texts. A few tickets are found by the
 * search index and sorted. Otherwise it scans the order: first every ticket, because the next match is mostly near;
 * then, if not, only the tickets that the search index selects, which takes a while to start.
 */
export function createStoreOrNameIteration<Row extends SearchedRow = SearchedRow>(
  db: Database,
  candidates: Candidates<Row>,
  columns = searchedColumns,
) {
  const statements = {
    store: prepare<Row>(db, columns, keyColumns.store),
    name: prepare<Row>(db, columns, keyColumns.name),
  } as const;

  return {
    *walk(
      sort: keyof typeof keyColumns,
      after: number | null,
      { match, matches }: TicketMatcher,
      maxToCompare: number,
    ): Generator<Row, void> {
      const { key, ofThese, every, letThrough } = statements[sort];
      const fromKey = after === null ? '' : key.get(after);
      // The ticket that the page starts after was erased, so its position is unknown.
      if (fromKey === undefined) return;
      const from = { id: after ?? 0, key: fromKey };
      const ids =
        match === null ? null : listIdsIfFew(candidates.walk('newest', null, match), matches, maxToCompare);
      if (ids !== null) {
        yield* ofThese.iterate({ ...from, ids: JSON.stringify(ids) });
        return;
      }
      let last: number | null = null;
      let walked = 0;
      for (const row of iterateBeyond(every, from)) {
        if (match !== null && walked === Math.ceil(maxToCompare / 3)) break;
        yield row;
        last = row.id;
        walked += 1;
      }
      if (match === null || last === null || walked < Math.ceil(maxToCompare / 3)) return;
      yield* iterateBeyond(letThrough, { id: last, key: key.get(last) ?? '', match });
    },
  };
}

type Place = { readonly id: number; readonly key: string };
type InTwo<From, Row> = {
  readonly sameKey: Statement<[From], Row>;
  readonly laterKeys: Statement<[From], Row>;
};

/** Uses two statements, because the index of the order answers each of them alone. */
function* iterateBeyond<From, Row>(
  { sameKey, laterKeys }: InTwo<From, Row>,
  from: From,
): Generator<Row, void> {
  yield* sameKey.iterate(from);
  yield* laterKeys.iterate(from);
}

/** Returns null if there are more than `maxToCompare` tickets to compare. */
function listIdsIfFew(
  walk: Iterable<SearchedRow>,
  isWanted: TicketMatcher['matches'],
  maxToCompare: number,
): number[] | null {
  const ids: number[] = [];
  let compared = 0;
  for (const row of walk) {
    compared += 1;
    if (compared > maxToCompare) return null;
    if (isWanted(row)) ids.push(row.id);
  }
  return ids;
}

function prepare<Row>(db: Database, columns: string, key: (typeof keyColumns)[keyof typeof keyColumns]) {
  const select = `SELECT ${columns} FROM ticket WHERE ${ticketIsNotReplacedSql}`;
  // The `+` keeps SQLite in the index of the order, instead of sorting all selected tickets.
  const isLetThrough = `+ticket.id IN (
    SELECT rowid FROM ticket_index WHERE ticket_index MATCH @match UNION ALL SELECT ticket_id FROM index_pending)`;
  const prepareInTwo = <From extends Place>(condition: string): InTwo<From, Row> => ({
    sameKey: db.prepare(`${select} AND ${condition} AND ${key} = @key AND id > @id ORDER BY id`),
    laterKeys: db.prepare(`${select} AND ${condition} AND ${key} > @key ORDER BY ${key}, id`),
  });
  return {
    key: db.prepare<[number], string>(`SELECT ${key} FROM ticket WHERE id = ?`).pluck(),
    every: prepareInTwo<Place>('TRUE'),
    letThrough: prepareInTwo<Place & { readonly match: string }>(isLetThrough),
    ofThese: db.prepare<[Place & { readonly ids: string }], Row>(
      `${select} AND id IN (SELECT value FROM json_each(@ids))
         AND (${key} > @key OR (${key} = @key AND id > @id))
       ORDER BY ${key}, id`,
    ),
  } as const;
}
