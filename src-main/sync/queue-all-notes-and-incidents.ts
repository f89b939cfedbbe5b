/** Queues all notes on callers and stores, incidents and calls of incidents for the server, where the history is shared. */
export const queueAllNotesAndIncidentsSql = `INSERT INTO unsynced_change (kind, row_id) SELECT kind, row_id FROM (
    SELECT 'contact-note' AS kind, id AS row_id FROM contact_note
    UNION ALL SELECT 'incident', id FROM incident
    UNION ALL SELECT 'incident-link', id FROM incident_link
  ) WHERE EXISTS (SELECT 1 FROM sync_position)
  ON CONFLICT DO NOTHING`;
