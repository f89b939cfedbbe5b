import type { Database } from 'better-sqlite3';
import { notReplaced, type Candidates } from './candidates';
import { searchedColumns, type SearchedRow } from './searchable-ticket';
import type { Wanted } from './wanted';

/** The columns by which a history is put in order, with an index each. */
const keys = { store: 'store_key', name: 'name_key' } as const;

/**
 * Tickets in the order of a text of theirs, of two with the same text the older first. A few are found by the index
 * and put in order; where there are many, the order is walked through, for then the next one is not far.
 */
export function createKeyOrder(db: Database, candidates: Candidates) {
  const statements = { store: prepare(db, keys.store), name: prepare(db, keys.name) } as const;

  return {
    *walk(
      sort: keyof typeof keys,
      after: number | null,
      { match, isWanted }: Wanted,
      most: number,
    ): Generator<SearchedRow, void> {
      const { first, sameKey, laterKeys, key, ofThese } = statements[sort];
      const ids = match === null ? null : fewIds(candidates.walk('newest', null, match), isWanted, most);
      if (ids !== null) {
        const from = after === null ? null : (key.get(after) ?? null);
        yield* ofThese.iterate({ ids: JSON.stringify(ids), id: after ?? 0, key: from });
        return;
      }
      if (after === null) {
        yield* first.iterate();
        return;
      }
      const from = key.get(after);
      if (from === undefined) return;
      yield* sameKey.iterate({ key: from, id: after });
      yield* laterKeys.iterate({ key: from });
    },
  };
}

/** Null where there are more to compare than `most`. */
function fewIds(walk: Iterable<SearchedRow>, isWanted: Wanted['isWanted'], most: number): number[] | null {
  const ids: number[] = [];
  let compared = 0;
  for (const row of walk) {
    compared += 1;
    if (compared > most) return null;
    if (isWanted(row)) ids.push(row.id);
  }
  return ids;
}

function prepare(db: Database, key: (typeof keys)[keyof typeof keys]) {
  const select = `SELECT ${searchedColumns} FROM ticket WHERE ${notReplaced}`;
  return {
    key: db.prepare<[number], string>(`SELECT ${key} FROM ticket WHERE id = ?`).pluck(),
    first: db.prepare<[], SearchedRow>(`${select} ORDER BY ${key}, id`),
    sameKey: db.prepare<[{ key: string; id: number }], SearchedRow>(
      `${select} AND ${key} = @key AND id > @id ORDER BY id`,
    ),
    laterKeys: db.prepare<[{ key: string }], SearchedRow>(`${select} AND ${key} > @key ORDER BY ${key}, id`),
    ofThese: db.prepare<[{ ids: string; id: number; key: string | null }], SearchedRow>(
      `${select} AND id IN (SELECT value FROM json_each(@ids))
         AND (@key IS NULL OR ${key} > @key OR (${key} = @key AND id > @id))
       ORDER BY ${key}, id`,
    ),
  } as const;
}
