import type { Database } from 'better-sqlite3';
import { iterateIntactRows } from '../db/iterate-intact-rows';

/**
 * Copies from a damaged database the records of erasures, and the marks that keep erased calls from being imported
 * again. No record is marked as clean, because an older copy has replaced the database.
 */
export function salvageErasures(from: Database, to: Database): void {
  const take = to.prepare(
    `INSERT INTO erasure_record (at_ms, why, ticket_count, left_out_count) SELECT @at_ms, @why, @ticket_count, @left_out_count
     WHERE NOT EXISTS (SELECT 1 FROM erasure_record WHERE at_ms = @at_ms AND why = @why)`,
  );
  for (const { at_ms, why, ticket_count, left_out_count } of iterateIntactRows(from, 'erasure_record'))
    take.run({ at_ms, why, ticket_count, left_out_count });
  const mark = to.prepare('INSERT INTO erased_call (id_hash) VALUES (?) ON CONFLICT DO NOTHING');
  for (const row of iterateIntactRows(from, 'erased_call')) mark.run(row['id_hash']);
}
