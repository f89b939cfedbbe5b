import type { Database } from 'better-sqlite3';
import { damagedContent } from './database-trouble';
import { isAsSealed, sealedSelection, sealedTables, type SealedTable } from './sealed-rows';

/** A place in the walk through all sealed rows: the rows of `table` after the one with this rowid. */
export type RowPlace = { readonly table: SealedTable; readonly after: number };

/** Damage makes rowids that no row was ever given. */
const beforeAll = Number.MIN_SAFE_INTEGER;

export const firstPlace: RowPlace = { table: sealedTables[0] as SealedTable, after: beforeAll };

/**
 * Looks at the next rows of a database, in the order in which they lie in it, past every index.
 * @returns where to go on, or null once all were looked at
 * @throws as SQLite does for a damaged file, at the first row that is not what was written down
 */
export function checkRows(db: Database, { table, after }: RowPlace, most: number): RowPlace | null {
  let last = after;
  let seen = 0;
  for (const row of rowsOf(db, table, after, most)) {
    if (!isAsSealed(table, row)) throw damagedContent(`a row of ${table} is not what was written down`);
    last = row.place;
    seen += 1;
  }
  if (seen === most && last > after) return { table, after: last };
  const next = sealedTables[sealedTables.indexOf(table) + 1];
  return next === undefined ? null : { table: next, after: beforeAll };
}

/** All of them at once. @throws as `checkRows` */
export function checkAllRows(db: Database): void {
  for (let place: RowPlace | null = firstPlace; place !== null;) place = checkRows(db, place, 10_000);
}

function rowsOf(
  db: Database,
  table: SealedTable,
  after: number,
  most: number,
): IterableIterator<{ seal: string; place: number }> {
  // The few rows of the one table that has no rowid are one step.
  if (table === 'caller_refusal')
    return db
      .prepare<[], { seal: string; place: number }>(
        `SELECT ${sealedSelection(table)}, 0 AS place FROM ${table}`,
      )
      .iterate();
  return db
    .prepare<[number, number], { seal: string; place: number }>(
      `SELECT ${sealedSelection(table)}, rowid AS place FROM ${table} NOT INDEXED WHERE rowid > ? ORDER BY rowid LIMIT ?`,
    )
    .iterate(after, most);
}
