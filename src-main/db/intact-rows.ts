import type { Database, Statement } from 'better-sqlite3';
import { createRowQueries, type ReadRow, type RowQueries, type WholeRow } from './row-queries';
import type { ChecksummedTable } from './row-checksums';

/** Behind what cannot be read, rows are looked for in steps that double, as far as this. */
const longestStep = 1_000_000;

/** So many rows behind what cannot be read, it is taken to lie behind. */
const rowsBehindDamage = 1000;

/**
 * Rows up to the id `after` are left out. Rows that do not meet `of`, a condition in SQL, are skipped,
 * except near damage: the caller has to check the condition itself.
 */
type Which = { readonly after?: number; readonly of?: string };

/**
 * The rows of a table in a damaged file that are still as they were written down. What cannot be read is passed over.
 */
export function* iterateIntactRows(
  from: Database,
  table: ChecksummedTable,
  { after = 0, of }: Which = {},
): Generator<WholeRow> {
  const every = createRowQueries(from, table);
  const some = of === undefined ? every : createRowQueries(from, table, of);
  if (every === null || some === null) return;
  let reader = some;
  let last = after;
  let unread = Number.POSITIVE_INFINITY;
  for (let step = 1; step <= longestStep;) {
    try {
      for (const row of from.prepare<[number, number], ReadRow>(reader.select).iterate(last, -1)) {
        // Damage may put rows out of their order: whatever comes, there is no way back.
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
 * Finds the rows of a table by the index of a column, or null where one that it leads to is not as it was written down, or
 * the index cannot be read. A damaged index may leave rows out: the caller has to know how many there are.
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

/** Only row by row is it known where it lies: where there is no way on, or at the next one that was to be read whole. */
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
