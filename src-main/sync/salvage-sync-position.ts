import type { Database } from 'better-sqlite3';
import { iterateIntactRows } from '../db/intact-rows';

/** How far the sync had come according to a database before the salvage; null if the database knows of no sync. */
export type PreviousSyncPosition = { readonly folder: string; readonly walkedTo: number } | null;

export function readPreviousSyncPosition(to: Database): PreviousSyncPosition {
  const place = to
    .prepare<[], { folder: string; walkedTo: number }>('SELECT folder, walked_to AS walkedTo FROM feed')
    .get();
  return place ?? null;
}

/**
 * Copies the sync position from a damaged database, before anything else is salvaged: later erasures then reach the
 * shared history, and the PC keeps its name there. A file that was being written counts as written.
 */
export function salvageSyncPosition(from: Database, to: Database): void {
  const take = to.prepare(
    `INSERT INTO feed (id, desk, folder, walked_to, number, written_at_ms)
     VALUES (1, @desk, @folder, coalesce(@reaching, @walked_to), @number, @written_at_ms)
     ON CONFLICT (id) DO UPDATE SET desk = excluded.desk, folder = excluded.folder, walked_to = excluded.walked_to,
       reaching = NULL, number = max(number, excluded.number), written_at_ms = excluded.written_at_ms`,
  );
  for (const row of iterateIntactRows(from, 'feed')) take.run(row);
}

/** Copies the erasures that are not synced yet. Syncing one twice changes nothing. */
export function salvageUnsyncedErasures(from: Database, to: Database): void {
  const take = to.prepare(
    `INSERT INTO unfed_erasure (call_id, reference, why) SELECT @call_id, @reference, @why
     WHERE NOT EXISTS (SELECT 1 FROM unfed_erasure WHERE call_id = @call_id AND reference = @reference)`,
  );
  for (const { call_id, reference, why } of iterateIntactRows(from, 'unfed_erasure'))
    take.run({ call_id, reference, why });
}

/**
 * Marks all tickets between the previous position and the new one for another sync. It is unknown which of them have
 * changed since they were synced, or whether the last file was complete. Syncing a known ticket again changes nothing.
 */
export function restartSync(to: Database, before: PreviousSyncPosition): void {
  to.prepare(
    `INSERT INTO unfed (ticket_id)
     SELECT ticket.id FROM ticket, feed
     WHERE ticket.id <= feed.walked_to AND ticket.id > CASE WHEN feed.folder = @folder THEN @walkedTo ELSE 0 END
     ORDER BY ticket.id ON CONFLICT DO NOTHING`,
  ).run(before ?? { folder: null, walkedTo: 0 });
}
