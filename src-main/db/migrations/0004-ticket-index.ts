import type { Migration } from '../migrate';

/**
 * What makes a long history answer at once. `ticket_index` holds, by ticket id, the grams and whole values that
 * src-main/history writes there; it keeps no text of its own. A ticket that is new or has changed since stands in
 * `unindexed`, written by triggers with the change itself, and is searched by reading it: what is in neither does not
 * exist. Grams need no positions (detail=none) because what is found is read and compared before it is shown.
 */
export const ticketIndex: Migration = {
  version: 4,
  name: 'ticket-index',
  sql: `
    ALTER TABLE ticket ADD COLUMN name_key TEXT NOT NULL
      GENERATED ALWAYS AS (lower(json_extract(body, '$.Ticket.Name'))) VIRTUAL;
    ALTER TABLE ticket ADD COLUMN store_key TEXT NOT NULL
      GENERATED ALWAYS AS (coalesce(lower(json_extract(body, '$.Ticket.StoreName')), char(1114111))) VIRTUAL;

    CREATE INDEX ticket_in_name_order ON ticket (name_key);
    CREATE INDEX ticket_in_store_order ON ticket (store_key);
    CREATE INDEX ticket_by_time ON ticket (created_at_ms);

    CREATE VIRTUAL TABLE ticket_index USING fts5 (
      words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
    );

    CREATE TABLE unindexed (ticket_id INTEGER PRIMARY KEY) STRICT;
    INSERT INTO unindexed SELECT id FROM ticket;

    CREATE TRIGGER new_ticket_is_unindexed AFTER INSERT ON ticket
    BEGIN
      INSERT OR IGNORE INTO unindexed (ticket_id) VALUES (new.id);
    END;

    CREATE TRIGGER changed_ticket_is_unindexed
    AFTER UPDATE OF state, case_number ON ticket
    WHEN old.state <> new.state OR old.case_number IS NOT new.case_number
    BEGIN
      INSERT OR IGNORE INTO unindexed (ticket_id) VALUES (new.id);
    END;

    CREATE TRIGGER noted_ticket_is_unindexed AFTER INSERT ON note
    BEGIN
      INSERT OR IGNORE INTO unindexed (ticket_id) VALUES (new.ticket_id);
    END;

    CREATE TABLE saved_view (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      place INTEGER NOT NULL,
      name TEXT NOT NULL,
      query TEXT NOT NULL CHECK (json_valid(query))
    ) STRICT;
  `,
};
