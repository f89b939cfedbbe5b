import type { Database } from 'better-sqlite3';

/**
 * Prepares to queue a ticket for the server of the shared history, in the caller's transaction, also while what the server
 * sent is imported: the triggers queue nothing then. Does nothing where the ticket goes by its id, or nothing is shared.
 */
export function prepareQueueTicketForSync(db: Database): (ticketId: number) => void {
  const steps = [
    `DELETE FROM unsynced_change WHERE kind = 'ticket' AND row_id = @id`,
    `INSERT INTO unsynced_change (kind, row_id) SELECT 'ticket', ticket.id FROM ticket, sync_position
     WHERE ticket.id = @id AND (imported IS NOT NULL OR ticket.id <= coalesce(reaching, pushed_to))`,
  ].map((sql) => db.prepare<[{ id: number }]>(sql));
  return (id) => {
    for (const step of steps) step.run({ id });
  };
}

/** The same for the link of a call to an incident. */
export function prepareQueueLinkForSync(db: Database): (callId: string) => void {
  const steps = [
    `DELETE FROM unsynced_change WHERE kind = 'incident-link' AND row_id IN (SELECT id FROM incident_link WHERE call_id = @callId)`,
    `INSERT INTO unsynced_change (kind, row_id) SELECT 'incident-link', id FROM incident_link
     WHERE call_id = @callId AND EXISTS (SELECT 1 FROM sync_position)`,
  ].map((sql) => db.prepare<[{ callId: string }]>(sql));
  return (callId) => {
    for (const step of steps) step.run({ callId });
  };
}
