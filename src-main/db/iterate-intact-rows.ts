import type { Database, Statement } from 'better-sqlite3';
import {
  createRowQueries,
  type ReadRow,
  type RowQueries,
  type WholeRow,
} from './schema-independent-row-queries';
import type { ChecksummedTable } from './row-checksums';

/** After an unreadable row, the search for the next readable id skips ahead in doubling steps, up to this step. */
const maxStepLength = 1_000_000;

/** After this many readable rows, the scan counts as past the damage and applies the condition in SQL again. */
const rowsBehindDamage = 1000;

/**
 * Options of a scan. It leaves out rows with ids up to `after`. It skips rows that do not meet `of`, a condition in
 * SQL, except near damage: the caller must check the condition itself.
 */
type RowSelection = { readonly after?: number; readonly of?: string };

/**
 * Iterates the rows of a table in a damaged file that still match their checksum. Skips unreadable and changed rows.
 */
export function* iterateIntactRows(
  from: Database,
  table: ChecksummedTable,
  { after = 0, of }: RowSelection = {},
): Generator<WholeRow> {
  const every = createRowQueries(from, table);
  const some = of === undefined ? every : createRowQueries(from, table, of);
  if (every === null || some === null) return;
  let reader = some;
  let last = after;
  let unread = Number.POSITIVE_INFINITY;
  for (let step = 1; step <= maxStepLength;) {
    try {
      for (const row of from.prepare<[number, number], ReadRow>(reader.select).iterate(last, -1)) {
        // Damage may break the order of rows. `last` never decreases, so the scan cannot loop.
        if (row.at_row > last) step = 1;
        last = Math.max(last, row.at_row);
        if (reader.isWhole(row)) yield row;
        unread -= 1;
        if (unread === 0) break;
      }
      if (unread > 0) return;
      reader = some;
      unread = Number.POSITIVE_INFINITY;
    } catch (thrown) {
      if (!every.hasPlaces || !isOfSqlite(thrown)) return;
      if (reader === every) {
        last += step;
        step *= 2;
        if (some !== every) unread = rowsBehindDamage;
      } else {
        last = lastBeforeDamage(from, some, last);
        reader = every;
      }
    }
  }
}

/**
 * Returns a lookup of rows by an indexed column. The lookup returns null if the index cannot be read, or leads to a row
 * with another value or a wrong checksum. A damaged index may omit rows: the caller must know how many rows to expect.
 */
export function iterateRowsBy(
  from: Database,
  table: ChecksummedTable,
  column: string,
): (value: string | number | null) => readonly WholeRow[] | null {
  const reader = createRowQueries(from, table);
  let select: Statement<[string | number | null], ReadRow> | undefined;
  return (value) => {
    if (reader === null) return null;
    try {
      select ??= from.prepare(reader.selectBy(column));
      const rows = select.all(value);
      return rows.every((row) => row[column] === value && reader.isWhole(row)) ? rows : null;
    } catch (thrown) {
      if (!isOfSqlite(thrown)) throw thrown;
      return null;
    }
  };
}

/**
 * Returns the id of the last row before the damage. Steps row by row, because a query with a condition does not say
 * where it failed. Stops at the unreadable row, or at the next row that meets the condition.
 */
function lastBeforeDamage(from: Database, { places }: RowQueries, after: number): number {
  let last = after;
  try {
    for (const row of from.prepare<[number], { at_row: number; meets: number }>(places).iterate(after)) {
      if (row.meets !== 0) break;
      last = Math.max(last, row.at_row);
    }
  } catch (thrown) {
    if (!isOfSqlite(thrown)) throw thrown;
  }
  return last;
}

function isOfSqlite(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && String(thrown.code).startsWith('SQLITE_');
}
