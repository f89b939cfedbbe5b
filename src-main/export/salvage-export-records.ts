import type { Database } from 'better-sqlite3';
import { iterateIntactRows } from '../db/iterate-intact-rows';

/**
 * Copies export records from a damaged database. If both databases have a record, the damaged one wins: since the
 * backup, the export may have ended, or its query may have been erased.
 */
export function salvageExportRecords(from: Database, to: Database): void {
  const isKnown = to
    .prepare<[{ at_ms: unknown; format: unknown }], number>(
      'SELECT id FROM export_record WHERE at_ms = @at_ms AND format = @format',
    )
    .pluck();
  const take = to.prepare(
    `INSERT INTO export_record (at_ms, format, query, file_name, row_count)
     VALUES (@at_ms, @format, @query, @file_name, @row_count)`,
  );
  const bringUpToDate = to.prepare(
    `UPDATE export_record SET query = @query, file_name = @file_name, row_count = coalesce(@row_count, row_count)
     WHERE id = @existing`,
  );
  for (const { at_ms, format, query, file_name, row_count } of iterateIntactRows(from, 'export_record')) {
    const record = { at_ms, format, query, file_name, row_count };
    const existing = isKnown.get({ at_ms, format });
    if (existing === undefined) take.run(record);
    else bringUpToDate.run({ query, file_name, row_count, existing });
  }
}
