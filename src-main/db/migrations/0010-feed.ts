import type { Migration } from '../migrate';

/**
 * How far the feed has come: all tickets up to `walked_to` were written, and those up to `reaching` are being written
 * as the segment `number`. A ticket among them that changes stands in `unfed` again, and one that is erased leaves its
 * name, for whoever has it elsewhere. With no feed there is no row, and nothing is kept.
 */
export const feed: Migration = {
  version: 10,
  name: 'feed',
  sql: `
    CREATE TABLE feed (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      desk TEXT NOT NULL,
      folder TEXT NOT NULL,
      walked_to INTEGER NOT NULL DEFAULT 0,
      reaching INTEGER,
      number INTEGER NOT NULL DEFAULT 0,
      written_at_ms INTEGER
    ) STRICT;

    CREATE TABLE unfed (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      ticket_id INTEGER NOT NULL UNIQUE
    ) STRICT;

    CREATE TABLE unfed_erasure (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      call_id TEXT NOT NULL,
      reference TEXT NOT NULL,
      why TEXT NOT NULL
    ) STRICT;

    CREATE TRIGGER changed_ticket_is_unfed
    AFTER UPDATE OF state, last_outcome, case_number, storehub_ticket_id, note_count, follows_ticket_id ON ticket
    WHEN new.id <= (SELECT coalesce(reaching, walked_to) FROM feed)
    BEGIN
      DELETE FROM unfed WHERE ticket_id = new.id;
      INSERT INTO unfed (ticket_id) VALUES (new.id);
    END;

    CREATE TRIGGER owed_callback_is_unfed AFTER INSERT ON callback
    WHEN new.ticket_id <= (SELECT coalesce(reaching, walked_to) FROM feed)
    BEGIN
      DELETE FROM unfed WHERE ticket_id = new.ticket_id;
      INSERT INTO unfed (ticket_id) VALUES (new.ticket_id);
    END;

    CREATE TRIGGER ended_callback_is_unfed AFTER UPDATE OF done_at_ms ON callback
    WHEN new.ticket_id <= (SELECT coalesce(reaching, walked_to) FROM feed)
    BEGIN
      DELETE FROM unfed WHERE ticket_id = new.ticket_id;
      INSERT INTO unfed (ticket_id) VALUES (new.ticket_id);
    END;
  `,
};
