import type { Database } from 'better-sqlite3';
import { iterateIntactRows } from '../db/intact-rows';

/**
 * Takes the records of erasures over from a damaged database, and the marks by which an erased call is known where an
 * archive has it. None is clean yet: an older copy has taken its place.
 */
export function salvageErasures(from: Database, to: Database): void {
  const take = to.prepare(
    `INSERT INTO erasure_record (at_ms, why, ticket_count) SELECT @at_ms, @why, @ticket_count
     WHERE NOT EXISTS (SELECT 1 FROM erasure_record WHERE at_ms = @at_ms AND why = @why)`,
  );
  for (const { at_ms, why, ticket_count } of iterateIntactRows(from, 'erasure_record'))
    take.run({ at_ms, why, ticket_count });
  const mark = to.prepare('INSERT INTO erased_call (id_hash) VALUES (?) ON CONFLICT DO NOTHING');
  for (const row of iterateIntactRows(from, 'erased_call')) mark.run(row['id_hash']);
}
