import type { Migration } from './migration';

/**
 * The kind of an ended call can be corrected: its ending changes, and says when. Everything else of the row stays
 * immutable, and a ticket gets no ending.
 */
export const correctedEndings: Migration = {
  version: 12,
  name: 'corrected-endings',
  sql: `
    DROP TRIGGER ticket_content_is_immutable;
    CREATE TRIGGER ticket_content_is_immutable
    BEFORE UPDATE OF id, call_id, reference, body, body_sha256, created_at_ms, replaces_ticket_id, agent ON ticket
    BEGIN
      SELECT RAISE(ABORT, 'a ticket is immutable');
    END;
    CREATE TRIGGER ending_is_corrected_by_a_later_one BEFORE UPDATE OF ending ON ticket
    WHEN old.state = new.state AND (old.ending IS NULL OR new.ending IS NULL
      OR coalesce(new.ending ->> '$.correctedAtMs', 0) <= coalesce(old.ending ->> '$.correctedAtMs', 0))
    BEGIN
      SELECT RAISE(ABORT, 'a ticket is immutable');
    END;
    CREATE TRIGGER corrected_ending_is_index_pending AFTER UPDATE OF ending ON ticket
    BEGIN
      INSERT OR IGNORE INTO index_pending (ticket_id) VALUES (new.id);
    END;
    CREATE TRIGGER corrected_ending_is_unsynced AFTER UPDATE OF ending ON ticket
    WHEN (new.imported IS NOT NULL OR new.id <= (SELECT coalesce(reaching, pushed_to) FROM sync_position))
      AND EXISTS (SELECT 1 FROM sync_position) AND NOT EXISTS (SELECT 1 FROM sync_import)
    BEGIN
      DELETE FROM unsynced_change WHERE kind = 'ticket' AND row_id = new.id;
      INSERT INTO unsynced_change (kind, row_id) VALUES ('ticket', new.id);
    END;
  `,
};
