import type { Database } from 'better-sqlite3';
import { createCorruptionError } from './database-error';
import { createRowQueries, type ReadRow } from './row-queries';
import { checksummedTables, type ChecksummedTable } from './row-checksums';

/** A place in the walk through all sealed rows: the rows of `table` after the one with this id. */
export type RowPosition = { readonly table: ChecksummedTable; readonly after: number };

/** Damage makes ids that no row was ever given. */
const beforeAll = Number.MIN_SAFE_INTEGER;

export const firstPosition: RowPosition = { table: 'call', after: beforeAll };

/**
 * Looks at the next rows of a database, in the order in which they lie in it.
 * @returns where to go on, or null once all were looked at
 * @throws as SQLite does for a damaged file, at the first row that is not what was written down
 */
export function verifyRows(db: Database, { table, after }: RowPosition, most: number): RowPosition | null {
  const reader = createRowQueries(db, table);
  let last = after;
  let seen = 0;
  if (reader !== null) {
    for (const row of db.prepare<[number, number], ReadRow>(reader.select).iterate(after, most)) {
      if (!reader.isWhole(row)) throw createCorruptionError(`a row of ${table} is not what was written down`);
      last = row.at_row;
      seen += 1;
    }
  }
  if (seen === most && last > after && reader?.hasPlaces === true) return { table, after: last };
  const next = checksummedTables[checksummedTables.indexOf(table) + 1];
  return next === undefined ? null : { table: next, after: beforeAll };
}

/** All of them at once. @throws as `verifyRows` */
export function verifyAllRows(db: Database): void {
  for (let place: RowPosition | null = firstPosition; place !== null;) place = verifyRows(db, place, -1);
}
