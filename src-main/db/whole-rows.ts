import type { Database } from 'better-sqlite3';
import { rowReader, type ReadRow, type WholeRow } from './row-reader';
import type { SealedTable } from './sealed-rows';

/** Behind what cannot be read, rows are looked for in steps that double, as far as this. */
const longestStep = 1_000_000;

/**
 * The rows of a table in a damaged file that are still as they were written down. What cannot be read is passed over.
 * @param after rows up to this id are left out
 */
export function* wholeRows(from: Database, table: SealedTable, after = 0): Generator<WholeRow> {
  const reader = rowReader(from, table);
  if (reader === null) return;
  let last = after;
  for (let step = 1; step <= longestStep; step *= 2) {
    try {
      for (const row of from.prepare<[number, number], ReadRow>(reader.select).iterate(last, -1)) {
        // Damage may put rows out of their order: whatever comes, there is no way back.
        if (row.at_row > last) step = 1;
        last = Math.max(last, row.at_row);
        if (reader.isWhole(row)) yield row;
      }
      return;
    } catch (thrown) {
      if (!reader.hasPlaces || !isOfSqlite(thrown)) return;
      last += step;
    }
  }
}

function isOfSqlite(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && String(thrown.code).startsWith('SQLITE_');
}
