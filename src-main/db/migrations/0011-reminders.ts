import type { Migration } from '../migrate';

/**
 * Whoever is owed a call back, and whatever else an agent wants to be reminded of, is one kind of thing: somebody to
 * ring back about a ticket at an hour. It has a name of its own that no two PCs share. A call back whose row was
 * damaged is left without a seal, so that this is noticed. The feed tells of reminders as it did of calls back. And a ticket knows when its case number was recorded by hand.
 */
export const reminders: Migration = {
  version: 11,
  name: 'reminders',
  sql: `
    CREATE TABLE reminder (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      uid TEXT NOT NULL UNIQUE,
      ticket_id INTEGER NOT NULL REFERENCES ticket (id),
      why TEXT NOT NULL CHECK (why IN ('case number', 'agent')),
      text TEXT NOT NULL,
      set_at_ms INTEGER NOT NULL,
      due_at_ms INTEGER NOT NULL,
      how_ended TEXT CHECK (how_ended IN ('done', 'taken away')),
      ended_at_ms INTEGER,
      is_quiet INTEGER NOT NULL DEFAULT 0,
      changed_at_ms INTEGER NOT NULL,
      seal TEXT,
      CHECK ((how_ended IS NULL) = (ended_at_ms IS NULL))
    ) STRICT;

    CREATE INDEX reminder_open ON reminder (due_at_ms) WHERE how_ended IS NULL;
    CREATE INDEX reminder_by_ticket ON reminder (ticket_id, id);

    INSERT INTO reminder (uid, ticket_id, why, text, set_at_ms, due_at_ms, how_ended, ended_at_ms, is_quiet,
      changed_at_ms)
    SELECT ticket.call_id || ' ' || coalesce(ticket.imported ->> '$.reference', ticket.reference), ticket.id,
      'case number', '', since_ms, since_ms, CASE WHEN done_at_ms IS NOT NULL THEN 'done' END, done_at_ms,
      ticket.imported IS NOT NULL, coalesce(done_at_ms, since_ms)
    FROM callback JOIN ticket ON ticket.id = callback.ticket_id ORDER BY ticket.id;
    UPDATE reminder SET seal = seal_of('reminder', id, uid, ticket_id, why, text, set_at_ms, due_at_ms, how_ended,
      ended_at_ms, is_quiet, changed_at_ms)
    WHERE EXISTS (SELECT 1 FROM callback WHERE callback.ticket_id = reminder.ticket_id
      AND callback.seal = seal_of('callback', callback.ticket_id, since_ms, done_at_ms));
    DROP TABLE callback;

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

    ALTER TABLE ticket ADD COLUMN recorded_at_ms INTEGER;
  `,
};
