import type { Migration } from '../migrate';

/**
 * What surrounds a ticket: the earlier values of each field of a call and how long it was on screen, who is owed a
 * call back, which ticket follows which, what agents noted, and which callers were said not to be the one.
 */
export const tapeCallbacksNotes: Migration = {
  version: 2,
  name: 'tape-callbacks-notes',
  sql: `
    ALTER TABLE call ADD COLUMN tape TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(tape));
    ALTER TABLE call ADD COLUMN on_screen_ms INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE call ADD COLUMN follows_ticket_id INTEGER REFERENCES ticket (id);

    ALTER TABLE ticket ADD COLUMN follows_ticket_id INTEGER REFERENCES ticket (id);
    CREATE INDEX ticket_follows ON ticket (follows_ticket_id) WHERE follows_ticket_id IS NOT NULL;

    CREATE TRIGGER what_a_ticket_follows_is_immutable
    BEFORE UPDATE OF follows_ticket_id ON ticket
    BEGIN
      SELECT RAISE(ABORT, 'a ticket is immutable');
    END;

    CREATE TABLE callback (
      ticket_id INTEGER PRIMARY KEY REFERENCES ticket (id),
      since_ms INTEGER NOT NULL,
      done_at_ms INTEGER
    ) STRICT;

    CREATE INDEX callback_open ON callback (ticket_id) WHERE done_at_ms IS NULL;

    CREATE TABLE note (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      ticket_id INTEGER NOT NULL REFERENCES ticket (id),
      text TEXT NOT NULL,
      written_at_ms INTEGER NOT NULL
    ) STRICT;

    CREATE INDEX note_by_ticket ON note (ticket_id, id);

    CREATE TABLE caller_refusal (
      phone_digits TEXT NOT NULL,
      caller_key TEXT NOT NULL,
      refused_at_ms INTEGER NOT NULL,
      PRIMARY KEY (phone_digits, caller_key)
    ) STRICT, WITHOUT ROWID;
  `,
};
