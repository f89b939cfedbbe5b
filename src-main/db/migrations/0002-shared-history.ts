import type { Migration } from './migration';

/** How far the history has been written for other PCs, and what they do not have yet. */
export const sharedHistory: Migration = {
  version: 2,
  name: 'shared-history',
  sql: `-- The folder that other PCs read.
    CREATE TABLE feed (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      desk TEXT NOT NULL,
      folder TEXT NOT NULL,
      walked_to INTEGER NOT NULL DEFAULT 0,
      reaching INTEGER,
      number INTEGER NOT NULL DEFAULT 0,
      written_at_ms INTEGER,
      checksum TEXT
    ) STRICT;

    CREATE TABLE unfed (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      ticket_id INTEGER NOT NULL UNIQUE,
      checksum TEXT
    ) STRICT;

    CREATE TABLE unfed_erasure (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      call_id TEXT NOT NULL,
      reference TEXT NOT NULL,
      why TEXT NOT NULL,
      checksum TEXT
    ) STRICT;
    CREATE TRIGGER changed_ticket_is_unfed
    AFTER UPDATE OF state, last_outcome, case_number, storehub_ticket_id, note_count, follows_ticket_id ON ticket
    WHEN new.id <= (SELECT coalesce(reaching, walked_to) FROM feed)
    BEGIN
      DELETE FROM unfed WHERE ticket_id = new.id;
      INSERT INTO unfed (ticket_id) VALUES (new.id);
    END;
    CREATE TRIGGER set_reminder_is_unfed AFTER INSERT ON reminder
    WHEN new.ticket_id <= (SELECT coalesce(reaching, walked_to) FROM feed)
    BEGIN
      DELETE FROM unfed WHERE ticket_id = new.ticket_id;
      INSERT INTO unfed (ticket_id) VALUES (new.ticket_id);
    END;
    CREATE TRIGGER changed_reminder_is_unfed AFTER UPDATE OF changed_at_ms ON reminder
    WHEN new.ticket_id <= (SELECT coalesce(reaching, walked_to) FROM feed)
    BEGIN
      DELETE FROM unfed WHERE ticket_id = new.ticket_id;
      INSERT INTO unfed (ticket_id) VALUES (new.ticket_id);
    END;
  `,
};
