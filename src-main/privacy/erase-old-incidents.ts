import type { Database } from 'better-sqlite3';

/**
 * Prepares to erase some incidents that ended before a time and have no call any more, in the caller's transaction.
 * @returns a function that returns how many it erased
 */
export function prepareEraseOldIncidents(db: Database): (beforeMs: number, max: number) => number {
  const oldIncidents = db
    .prepare<[number, number], number>(
      `SELECT id FROM incident WHERE coalesce(ended_at_ms, max(changed_at_ms, coalesce(end_changed_at_ms, 0))) < ?
       AND NOT EXISTS (SELECT 1 FROM incident_link WHERE incident_id = incident.id) LIMIT ?`,
    )
    .pluck();
  // Other PCs apply a retention period of their own.
  const queueRemoval = db.prepare(
    `INSERT INTO unsynced_removal (call_id, reference, why) SELECT uid, '', 'retention' FROM incident
     WHERE id = ? AND EXISTS (SELECT 1 FROM sync_position)`,
  );
  const drop = db.prepare('DELETE FROM incident WHERE id = ?');

  return (beforeMs, max) => {
    const incidents = oldIncidents.all(beforeMs, max);
    for (const id of incidents) {
      queueRemoval.run(id);
      drop.run(id);
    }
    return incidents.length;
  };
}
