import type { Database } from 'better-sqlite3';
import { matchesChecksum, checksummedColumns, type ChecksummedTable } from './row-checksums';

/** A row by column name. Columns that the file's schema does not have are null. */
export type WholeRow = Readonly<Record<string, string | number | null>>;

export type ReadRow = WholeRow & { readonly checksum: string | null; readonly at_row: number };

/** Queries that read a table from a file of any schema version, in the order of row ids, without its indexes. */
export type RowQueries = {
  /** Reads rows. Parameters: `(afterRowId, limit)`. A limit of -1 means no limit. */
  readonly select: string;
  /** Reads every row id, and whether its row meets the condition. Parameter: `(afterRowId)`. */
  readonly places: string;
  /** Reads rows through the index of a column. Parameter: the column's value. */
  readonly selectBy: (column: string) => string;
  /** True if the row matches its checksum. */
  readonly isWhole: (row: ReadRow) => boolean;
  /** False for the one table without row ids, `caller_dismissal`. It has few rows. */
  readonly hasPlaces: boolean;
};

/**
 * Returns null if the file has no such table or its schema cannot be read.
 * @param of a condition in SQL; a query skips rows that do not meet it without reading all of their columns
 */
export function createRowQueries(db: Database, table: ChecksummedTable, of = 'TRUE'): RowQueries | null {
  const stored = listStoredColumns(db, table);
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

function listStoredColumns(db: Database, table: ChecksummedTable): string[] {
  try {
    return db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);
  } catch {
    return [];
  }
}
