import { pcNameSql } from '../rows/tickets/ticket-conditions-sql';

/** Queues all notes on callers and stores, incidents and calls of incidents for the server, where the history is shared. */
export const queueAllNotesAndIncidentsSql = `INSERT INTO unsynced_change (kind, row_id) SELECT kind, row_id FROM (
    SELECT 'contact-note' AS kind, id AS row_id FROM contact_note
    UNION ALL SELECT 'incident', id FROM incident
    UNION ALL SELECT 'incident-link', id FROM incident_link
  ) WHERE EXISTS (SELECT 1 FROM sync_position)
  ON CONFLICT DO NOTHING`;

/**
 * Queues the tickets of other PCs that may have got a note or a reminder here, where the history is shared. Those of an
 * archive go by their ids.
 */
export const queueAllAdditionsSql = `INSERT INTO unsynced_change (kind, row_id) SELECT 'ticket', id FROM ticket
  WHERE id IN (SELECT ticket_id FROM note UNION SELECT ticket_id FROM reminder)
    AND ${pcNameSql} IS NOT NULL AND EXISTS (SELECT 1 FROM sync_position)
  ON CONFLICT DO NOTHING`;
