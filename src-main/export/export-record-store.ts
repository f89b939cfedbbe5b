import type { Database } from 'better-sqlite3';
import type { ExportQuery, ExportRecord } from '../../shared/export/history-export';
import { selectChecksummed, verifyRow } from '../db/row-checksums';

/** How many of the newest records of each kind are shown. */
export const shownRecords = 200;

export type ExportRecordStore = ReturnType<typeof createExportRecordStore>;

type Row = {
  id: number;
  at_ms: number;
  format: ExportRecord['format'];
  query: string;
  file_name: string;
  row_count: number | null;
  checksum: string;
};

/**
 * Records each file that leaves this PC. The record is saved before the first byte, so that no file leaves unrecorded.
 */
export function createExportRecordStore(db: Database) {
  const insert = db.prepare(
    'INSERT INTO export_record (at_ms, format, query, file_name) VALUES (@atMs, @format, @query, @fileName)',
  );
  const setRows = db.prepare('UPDATE export_record SET row_count = ? WHERE id = ?');
  const remove = db.prepare('DELETE FROM export_record WHERE id = ?');
  const newest = db.prepare<[number], Row>(
    `SELECT ${selectChecksummed('export_record')} FROM export_record ORDER BY id DESC LIMIT ?`,
  );

  return {
    /** @returns the record's id */
    beginExport: (record: {
      readonly atMs: number;
      readonly format: ExportRecord['format'];
      readonly query: ExportQuery | null;
      readonly fileName: string;
    }): number => Number(insert.run({ ...record, query: JSON.stringify(record.query) }).lastInsertRowid),

    endExport: (id: number, rows: number): void => {
      setRows.run(rows, id);
    },

    /** For an export that was cancelled or failed and left no file. */
    dropExport: (id: number): void => {
      remove.run(id);
    },

    /** Newest first. */
    exports: (limit: number): ExportRecord[] =>
      newest.all(limit).map((row) => {
        verifyRow('export_record', row);
        return {
          id: row.id,
          atMs: row.at_ms,
          format: row.format,
          query: JSON.parse(row.query) as ExportRecord['query'],
          fileName: row.file_name,
          rows: row.row_count,
        };
      }),
  };
}
