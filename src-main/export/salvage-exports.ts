import type { Database } from 'better-sqlite3';
import { iterateIntactRows } from '../db/intact-rows';

/**
 * Takes the records of what left this PC over from a damaged database. Of one that both know the damaged database has the
 * last word: since the copy was made, its writing may have ended, or what it was asked for was erased.
 */
export function salvageExports(from: Database, to: Database): void {
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
     WHERE id = @known`,
  );
  for (const { at_ms, format, query, file_name, row_count } of iterateIntactRows(from, 'export_record')) {
    const record = { at_ms, format, query, file_name, row_count };
    const known = isKnown.get({ at_ms, format });
    if (known === undefined) take.run(record);
    else bringUpToDate.run({ query, file_name, row_count, known });
  }
}
