import type { Database } from 'better-sqlite3';
import { matchesChecksum, checksummedColumns, type ChecksummedTable } from './row-checksums';

/** A row by the names of its columns; what the file's schema does not have is null. */
export type WholeRow = Readonly<Record<string, string | number | null>>;

export type ReadRow = WholeRow & { readonly checksum: string | null; readonly at_row: number };

/** How the rows of a table are read out of a file of any version of the schema, in their order, past every index. */
export type RowQueries = {
  /** Bound to the place to begin behind and the most rows to give, -1 for all. */
  readonly select: string;
  /** Bound to the place to begin behind: every place, and whether its row meets the condition. */
  readonly places: string;
  /** By an index of a column: bound to its value. */
  readonly selectBy: (column: string) => string;
  /** Whether a row is as it was written down. */
  readonly isWhole: (row: ReadRow) => boolean;
  /** False for the one table that has no places to begin at, and few rows. */
  readonly hasPlaces: boolean;
};

/**
 * Null where the file has no such table, or its description cannot be read.
 * @param of a condition in SQL: rows that do not meet it are passed over and never read whole
 */
export function createRowQueries(db: Database, table: ChecksummedTable, of = 'TRUE'): RowQueries | null {
  const stored = storedColumns(db, table);
  if (stored.length === 0) return null;
  const columns = [...checksummedColumns[table], 'checksum'].map((column) =>
    stored.includes(column) ? column : `NULL AS ${column}`,
  );
  const hasPlaces = table !== 'caller_dismissal';
  const place = hasPlaces ? 'rowid' : '0';
  return {
    places: `SELECT ${place} AS at_row, coalesce((${of}), 0) AS meets FROM ${table} NOT INDEXED
      WHERE ${hasPlaces ? 'rowid > ?' : '? IS NOT NULL'} ORDER BY at_row`,
    select: `SELECT ${columns.join(', ')}, ${place} AS at_row FROM ${table} NOT INDEXED
      WHERE ${hasPlaces ? 'rowid > ?' : '? IS NOT NULL'} AND (${of}) ORDER BY at_row LIMIT ?`,
    selectBy: (by) => `SELECT ${columns.join(', ')}, ${place} AS at_row FROM ${table} WHERE ${by} = ?`,
    isWhole: (row) => matchesChecksum(table, row),
    hasPlaces,
  };
}

function storedColumns(db: Database, table: ChecksummedTable): string[] {
  try {
    return db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);
  } catch {
    return [];
  }
}
