import type { Migration } from './migration';

/**
 * How far this PC and the server of the shared history know each other. Replaces the folder of files that other
 * programs read.
 */
export const sharedHistoryServer: Migration = {
  version: 8,
  name: 'shared-history-server',
  sql: `DROP TRIGGER changed_ticket_is_unfed;
    DROP TRIGGER set_reminder_is_unfed;
    DROP TRIGGER changed_reminder_is_unfed;
    DROP TABLE unfed;
    DROP TABLE unfed_erasure;
    DROP TABLE feed;

    -- Without a row, the history is not shared. Tickets of this PC up to \`pushed_to\` are on the server; those up to
    -- \`reaching\` are on their way. The cursors name the last row that this PC has read there.
    CREATE TABLE sync_position (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      address TEXT NOT NULL,
      desk TEXT NOT NULL,
      server TEXT,
      session INTEGER NOT NULL DEFAULT 0,
      token TEXT,
      next_token TEXT,
      pushed_to INTEGER NOT NULL DEFAULT 0,
      reaching INTEGER,
      erasures_pushed_to INTEGER NOT NULL DEFAULT 0,
      ticket_cursor TEXT NOT NULL DEFAULT '0:0',
      erasure_cursor TEXT NOT NULL DEFAULT '0:0',
      synced_at_ms INTEGER,
      checksum TEXT
    ) STRICT;

    -- Tickets that have changed since they were pushed. Of another PC's ticket the row stays, as \`is_sent\`: the server
    -- may lose what was added here.
    CREATE TABLE unsynced_ticket (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      ticket_id INTEGER NOT NULL UNIQUE,
      is_sent INTEGER NOT NULL DEFAULT 0,
      checksum TEXT
    ) STRICT;
    CREATE INDEX unsynced_ticket_to_send ON unsynced_ticket (seq) WHERE is_sent = 0;

    -- Tickets that are gone for their age, and endings that were undone. Erasures on request are in \`erased_call\`.
    CREATE TABLE unsynced_removal (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      call_id TEXT NOT NULL,
      reference TEXT NOT NULL,
      why TEXT NOT NULL CHECK (why IN ('retention', 'undone')),
      checksum TEXT
    ) STRICT;

    -- Has a row only within the transaction that imports what the server sent.
    CREATE TABLE sync_import (id INTEGER PRIMARY KEY CHECK (id = 1)) STRICT;

    CREATE TRIGGER imported_ticket_is_unsynced AFTER INSERT ON ticket
    WHEN new.imported IS NOT NULL AND EXISTS (SELECT 1 FROM sync_position) AND NOT EXISTS (SELECT 1 FROM sync_import)
    BEGIN
      INSERT INTO unsynced_ticket (ticket_id) VALUES (new.id);
    END;
    CREATE TRIGGER changed_ticket_is_unsynced
    AFTER UPDATE OF state, last_outcome, case_number, storehub_ticket_id, note_count, follows_ticket_id ON ticket
    WHEN (new.imported IS NOT NULL OR new.id <= (SELECT coalesce(reaching, pushed_to) FROM sync_position))
      AND EXISTS (SELECT 1 FROM sync_position) AND NOT EXISTS (SELECT 1 FROM sync_import)
    BEGIN
      DELETE FROM unsynced_ticket WHERE ticket_id = new.id;
      INSERT INTO unsynced_ticket (ticket_id) VALUES (new.id);
    END;
    CREATE TRIGGER set_reminder_is_unsynced AFTER INSERT ON reminder
    WHEN NOT EXISTS (SELECT 1 FROM sync_import) AND EXISTS (SELECT 1 FROM ticket, sync_position
      WHERE ticket.id = new.ticket_id AND (imported IS NOT NULL OR ticket.id <= coalesce(reaching, pushed_to)))
    BEGIN
      DELETE FROM unsynced_ticket WHERE ticket_id = new.ticket_id;
      INSERT INTO unsynced_ticket (ticket_id) VALUES (new.ticket_id);
    END;
    CREATE TRIGGER changed_reminder_is_unsynced AFTER UPDATE OF changed_at_ms ON reminder
    WHEN NOT EXISTS (SELECT 1 FROM sync_import) AND EXISTS (SELECT 1 FROM ticket, sync_position
      WHERE ticket.id = new.ticket_id AND (imported IS NOT NULL OR ticket.id <= coalesce(reaching, pushed_to)))
    BEGIN
      DELETE FROM unsynced_ticket WHERE ticket_id = new.ticket_id;
      INSERT INTO unsynced_ticket (ticket_id) VALUES (new.ticket_id);
    END;

    -- A reminder that another PC set, and that the server brought: no agent here is reminded.
    ALTER TABLE reminder ADD COLUMN is_of_other_pc INTEGER;
  `,
};
