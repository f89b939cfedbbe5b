import type { Migration } from './migration';

const isSharedSql = 'EXISTS (SELECT 1 FROM sync_position) AND NOT EXISTS (SELECT 1 FROM sync_import)';

/** A later change gets a later number: one that is being pushed does not hide it. */
const queueSql = (kind: string, rowId: string): string =>
  `DELETE FROM unsynced_change WHERE kind = '${kind}' AND row_id = ${rowId};
      INSERT INTO unsynced_change (kind, row_id) VALUES ('${kind}', ${rowId});`;

const recordTriggersSql = (kind: string, table: string): string => `
    CREATE TRIGGER new_${table}_is_unsynced AFTER INSERT ON ${table} WHEN ${isSharedSql}
    BEGIN
      ${queueSql(kind, 'new.id')}
    END;
    CREATE TRIGGER changed_${table}_is_unsynced AFTER UPDATE OF changed_at_ms ON ${table} WHEN ${isSharedSql}
    BEGIN
      ${queueSql(kind, 'new.id')}
    END;
    CREATE TRIGGER gone_${table}_is_not_unsynced AFTER DELETE ON ${table}
    BEGIN
      DELETE FROM unsynced_change WHERE kind = '${kind}' AND row_id = old.id;
    END;`;

/** Lasting notes, incidents and the calls of incidents go to the shared history by the queue of the tickets. */
export const sharedRecords: Migration = {
  version: 9,
  name: 'shared-records',
  sql: `
    -- What has changed since it was pushed. The row stays, as \`is_sent\`, of another PC's ticket and of what is no ticket:
    -- the server may lose what was written here.
    CREATE TABLE unsynced_change (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL CHECK (kind IN ('ticket', 'contact-note', 'incident', 'incident-link')),
      row_id INTEGER NOT NULL,
      is_sent INTEGER NOT NULL DEFAULT 0,
      checksum TEXT,
      UNIQUE (kind, row_id)
    ) STRICT;
    CREATE INDEX unsynced_change_to_send ON unsynced_change (seq) WHERE is_sent = 0;
    INSERT INTO unsynced_change (kind, row_id, is_sent) SELECT 'ticket', ticket_id, is_sent FROM unsynced_ticket ORDER BY seq;
    INSERT INTO unsynced_change (kind, row_id)
      SELECT 'contact-note', id FROM contact_note WHERE EXISTS (SELECT 1 FROM sync_position)
      UNION ALL SELECT 'incident', id FROM incident WHERE EXISTS (SELECT 1 FROM sync_position)
      UNION ALL SELECT 'incident-link', id FROM incident_link WHERE EXISTS (SELECT 1 FROM sync_position);
    UPDATE unsynced_change SET checksum = checksum_of('unsynced_change', seq, kind, row_id, is_sent);

    DROP TRIGGER imported_ticket_is_unsynced;
    DROP TRIGGER changed_ticket_is_unsynced;
    DROP TRIGGER set_reminder_is_unsynced;
    DROP TRIGGER changed_reminder_is_unsynced;
    DROP TABLE unsynced_ticket;
    CREATE TRIGGER imported_ticket_is_unsynced AFTER INSERT ON ticket WHEN new.imported IS NOT NULL AND ${isSharedSql}
    BEGIN
      INSERT INTO unsynced_change (kind, row_id) VALUES ('ticket', new.id);
    END;
    CREATE TRIGGER changed_ticket_is_unsynced
    AFTER UPDATE OF state, last_outcome, case_number, storehub_ticket_id, note_count, follows_ticket_id ON ticket
    WHEN (new.imported IS NOT NULL OR new.id <= (SELECT coalesce(reaching, pushed_to) FROM sync_position)) AND ${isSharedSql}
    BEGIN
      ${queueSql('ticket', 'new.id')}
    END;
    CREATE TRIGGER set_reminder_is_unsynced AFTER INSERT ON reminder
    WHEN NOT EXISTS (SELECT 1 FROM sync_import) AND EXISTS (SELECT 1 FROM ticket, sync_position
      WHERE ticket.id = new.ticket_id AND (imported IS NOT NULL OR ticket.id <= coalesce(reaching, pushed_to)))
    BEGIN
      ${queueSql('ticket', 'new.ticket_id')}
    END;
    CREATE TRIGGER changed_reminder_is_unsynced AFTER UPDATE OF changed_at_ms ON reminder
    WHEN NOT EXISTS (SELECT 1 FROM sync_import) AND EXISTS (SELECT 1 FROM ticket, sync_position
      WHERE ticket.id = new.ticket_id AND (imported IS NOT NULL OR ticket.id <= coalesce(reaching, pushed_to)))
    BEGIN
      ${queueSql('ticket', 'new.ticket_id')}
    END;
${recordTriggersSql('contact-note', 'contact_note')}
${recordTriggersSql('incident', 'incident')}
${recordTriggersSql('incident-link', 'incident_link')}

    -- Behind the last of these that this PC has read on the server.
    ALTER TABLE sync_position ADD COLUMN record_cursor TEXT;
  `,
};
