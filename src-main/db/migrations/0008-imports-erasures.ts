import type { Migration } from '../migrate';

/**
 * What came from another PC, and what was erased for good. A ticket made on another PC is a record here and nothing
 * more: no attempt at it begins, and it never waits. Erasing may take away the ticket that another follows, so that link
 * alone may be cut; it is never pointed elsewhere.
 */
export const importsErasures: Migration = {
  version: 8,
  name: 'imports-erasures',
  sql: `
    ALTER TABLE ticket ADD COLUMN imported TEXT CHECK (imported IS NULL OR json_valid(imported));

    CREATE TABLE erasure_record (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      at_ms INTEGER NOT NULL,
      why TEXT NOT NULL CHECK (why IN ('request', 'retention')),
      ticket_count INTEGER NOT NULL,
      is_cleaned INTEGER NOT NULL DEFAULT 0,
      seal TEXT
    ) STRICT;

    CREATE TRIGGER ticket_of_another_pc_is_not_sent BEFORE INSERT ON attempt
    WHEN new.outcome IS NULL AND EXISTS (SELECT 1 FROM ticket WHERE id = new.ticket_id AND imported IS NOT NULL)
    BEGIN
      SELECT RAISE(ABORT, 'a ticket of another PC is never sent from here');
    END;

    CREATE TRIGGER ticket_of_another_pc_does_not_wait BEFORE UPDATE OF state ON ticket
    WHEN new.state IN ('waiting', 'sending', 'signed out', 'account blocked') AND new.imported IS NOT NULL
    BEGIN
      SELECT RAISE(ABORT, 'a ticket of another PC is never sent from here');
    END;

    CREATE TRIGGER where_a_ticket_was_made_is_immutable BEFORE UPDATE OF imported ON ticket
    WHEN (old.imported IS NULL) <> (new.imported IS NULL)
    BEGIN
      SELECT RAISE(ABORT, 'a ticket is immutable');
    END;

    DROP TRIGGER what_a_ticket_follows_is_immutable;
    CREATE TRIGGER what_a_ticket_follows_is_immutable
    BEFORE UPDATE OF follows_ticket_id ON ticket
    WHEN new.follows_ticket_id IS NOT NULL AND new.follows_ticket_id IS NOT old.follows_ticket_id
    BEGIN
      SELECT RAISE(ABORT, 'a ticket is immutable');
    END;
  `,
};
