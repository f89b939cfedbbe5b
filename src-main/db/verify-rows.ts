import type { Database } from 'better-sqlite3';
import { createCorruptionError } from './database-error';
import { createRowQueries, type ReadRow } from './schema-independent-row-queries';
import { checksummedTables, type ChecksummedTable } from './row-checksums';

/** A position in the check of all checksummed rows: the rows of `table` with ids above `after`. */
export type RowPosition = { readonly table: ChecksummedTable; readonly after: number };

/** Below every id, because damage can produce ids that were never assigned, negative ones included. */
const beforeAll = Number.MIN_SAFE_INTEGER;

export const firstPosition: RowPosition = { table: 'call', after: beforeAll };

/**
 * Verifies the next rows of a database, in the order of tables and row ids.
 * @param maxRows the maximum number of rows; -1 means no limit
 * @returns where to continue, or null once all rows are verified
 * @throws the exception for a damaged file, at the first row that does not match its checksum
 */
export function verifyRows(db: Database, { table, after }: RowPosition, maxRows: number): RowPosition | null {
  const reader = createRowQueries(db, table);
  let last = after;
  let seen = 0;
  if (reader !== null) {
    for (const row of db.prepare<[number, number], ReadRow>(reader.select).iterate(after, maxRows)) {
      if (!reader.isWhole(row)) throw createCorruptionError(`a row of ${table} is not what was written down`);
      last = row.at_row;
      seen += 1;
    }
  }
  if (seen === maxRows && last > after && reader?.hasPlaces === true) return { table, after: last };
  const next = checksummedTables[checksummedTables.indexOf(table) + 1];
  return next === undefined ? null : { table: next, after: beforeAll };
}

/** Verifies all rows in one go. @throws as `verifyRows` */
export function verifyAllRows(db: Database): void {
  for (let place: RowPosition | null = firstPosition; place !== null;) place = verifyRows(db, place, -1);
}

/**
 * Verifies the structure of a database, its indexes and all rows. Takes seconds per gigabyte.
 * @throws the exception for a damaged file, at the first fault
 */
export function verifyWholeDatabase(db: Database): void {
  const found = db.pragma('integrity_check(1)', { simple: true });
  if (found !== 'ok') throw createCorruptionError(String(found));
  verifyAllRows(db);
}
