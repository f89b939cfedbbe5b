import type { Migration } from './migration';

/**
 * The tables of calls, tickets and everything about them. Every table is STRICT, times are milliseconds since 1970, and `checksum` covers all stored columns of
 * its row (see `row-checksums.ts`). Constraints and triggers hold what must never change, whichever statement tries.
 */
export const initialSchema: Migration = {
  version: 1,
  name: 'initial-schema',
  sql: `-- Calls, as they are written down. What is sent is a ticket; the call keeps its fields. A call has the status 'sent'
    -- once its row in the history says how it ended: as a ticket, or without one.
    CREATE TABLE call (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      fields TEXT NOT NULL CHECK (json_valid(fields)),
      field_history TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(field_history)),
      revision INTEGER NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('open', 'parked', 'discarded', 'sent')),
      began_at_ms INTEGER NOT NULL,
      saved_at_ms INTEGER NOT NULL,
      on_screen_ms INTEGER NOT NULL DEFAULT 0,
      discard_order INTEGER,
      discarded_at_ms INTEGER,
      follows_ticket_id INTEGER REFERENCES ticket (id),
      checksum TEXT
    ) STRICT;
    CREATE INDEX call_by_status ON call (status, seq) WHERE status <> 'sent';
    CREATE INDEX call_by_discard_order ON call (discard_order) WHERE discard_order IS NOT NULL;
    CREATE INDEX call_follows ON call (follows_ticket_id) WHERE follows_ticket_id IS NOT NULL;

    -- Tickets. \`body\` is the request as it was sent; it never changes, and the generated columns are read out of it.
    -- A row in the state 'recorded' is a call that ended without a ticket: \`ending\` says how, and it is never sent.
    CREATE TABLE ticket (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      call_id TEXT NOT NULL REFERENCES call (id),
      reference TEXT NOT NULL UNIQUE,
      body TEXT NOT NULL CHECK (json_valid(body)),
      body_sha256 TEXT NOT NULL,
      created_at_ms INTEGER NOT NULL,
      replaces_ticket_id INTEGER REFERENCES ticket (id),
      follows_ticket_id INTEGER REFERENCES ticket (id),
      state TEXT NOT NULL CHECK (state IN (
        'waiting', 'sending', 'created', 'rejected', 'signed-out', 'account-blocked', 'uncertain', 'recorded'
      )),
      last_outcome TEXT CHECK (last_outcome IS NULL OR json_valid(last_outcome)),
      case_number TEXT,
      case_number_source TEXT CHECK (case_number_source IN ('answer', 'agent')),
      storehub_ticket_id TEXT,
      note_count INTEGER NOT NULL DEFAULT 0,
      imported TEXT CHECK (imported IS NULL OR json_valid(imported)),
      recorded_at_ms INTEGER,
      ending TEXT CHECK (ending IS NULL OR json_valid(ending)),
      agent TEXT,
      checksum TEXT,
      name TEXT NOT NULL GENERATED ALWAYS AS (json_extract(body, '$.Ticket.Name')) VIRTUAL,
      phone TEXT NOT NULL GENERATED ALWAYS AS (json_extract(body, '$.Ticket.Phone')) VIRTUAL,
      store_name TEXT GENERATED ALWAYS AS (json_extract(body, '$.Ticket.StoreName')) VIRTUAL,
      issue TEXT NOT NULL GENERATED ALWAYS AS (json_extract(body, '$.Ticket.Issue')) VIRTUAL,
      state_name TEXT NOT NULL GENERATED ALWAYS AS (json_extract(body, '$.Appointment.State')) VIRTUAL,
      service_id INTEGER GENERATED ALWAYS AS (json_extract(body, '$.Appointment.ServiceId')) VIRTUAL,
      name_key TEXT NOT NULL
        GENERATED ALWAYS AS (coalesce(nullif(lower(json_extract(body, '$.Ticket.Name')), ''), char(1114111))) VIRTUAL,
      store_key TEXT NOT NULL
        GENERATED ALWAYS AS (coalesce(lower(json_extract(body, '$.Ticket.StoreName')), char(1114111))) VIRTUAL,
      CHECK ((state = 'created') = (case_number IS NOT NULL)),
      CHECK ((state = 'recorded') = (ending IS NOT NULL)),
      CHECK (state = 'recorded' OR service_id IS NOT NULL),
      CHECK (state <> 'recorded' OR (last_outcome IS NULL AND storehub_ticket_id IS NULL AND replaces_ticket_id IS NULL))
    ) STRICT;
    CREATE UNIQUE INDEX one_unrefused_ticket_per_call ON ticket (call_id) WHERE state <> 'rejected';
    CREATE INDEX ticket_by_call ON ticket (call_id, id);
    CREATE INDEX ticket_unfinished ON ticket (state, id) WHERE state NOT IN ('created', 'rejected', 'recorded');
    CREATE INDEX ticket_by_replaced_ticket ON ticket (replaces_ticket_id) WHERE replaces_ticket_id IS NOT NULL;
    CREATE INDEX ticket_follows ON ticket (follows_ticket_id) WHERE follows_ticket_id IS NOT NULL;
    CREATE TRIGGER ticket_content_is_immutable
    BEFORE UPDATE OF id, call_id, reference, body, body_sha256, created_at_ms, replaces_ticket_id, ending, agent
    ON ticket
    BEGIN
      SELECT RAISE(ABORT, 'a ticket is immutable');
    END;
    CREATE TRIGGER created_is_final
    BEFORE UPDATE OF state, case_number ON ticket WHEN old.state = 'created'
    BEGIN
      SELECT RAISE(ABORT, 'created is final');
    END;
    CREATE TRIGGER what_a_ticket_follows_is_immutable
    BEFORE UPDATE OF follows_ticket_id ON ticket
    WHEN new.follows_ticket_id IS NOT NULL AND new.follows_ticket_id IS NOT old.follows_ticket_id
    BEGIN
      SELECT RAISE(ABORT, 'a ticket is immutable');
    END;
    CREATE TRIGGER where_a_ticket_was_made_is_immutable BEFORE UPDATE OF imported ON ticket
    WHEN (old.imported IS NULL) <> (new.imported IS NULL)
    BEGIN
      SELECT RAISE(ABORT, 'a ticket is immutable');
    END;
    CREATE TRIGGER ticket_of_another_pc_does_not_wait BEFORE UPDATE OF state ON ticket
    WHEN new.state IN ('waiting', 'sending', 'signed-out', 'account-blocked') AND new.imported IS NOT NULL
    BEGIN
      SELECT RAISE(ABORT, 'a ticket of another PC is never sent from here');
    END;

    CREATE TRIGGER ended_call_stays_recorded BEFORE UPDATE OF state ON ticket
    WHEN (old.state = 'recorded') <> (new.state = 'recorded')
    BEGIN
      SELECT RAISE(ABORT, 'a call that ended without a ticket is never sent');
    END;

    -- Attempts to send a ticket. An outcome is final; a case number may still replace the word that the app stopped.
    CREATE TABLE attempt (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      ticket_id INTEGER NOT NULL REFERENCES ticket (id),
      number INTEGER NOT NULL,
      started_at_ms INTEGER NOT NULL,
      first_byte_at_ms INTEGER,
      ended_at_ms INTEGER,
      http_status INTEGER,
      raw_answer TEXT,
      outcome TEXT CHECK (outcome IS NULL OR json_valid(outcome)),
      checksum TEXT,
      UNIQUE (ticket_id, number),
      CHECK ((outcome IS NULL) = (ended_at_ms IS NULL))
    ) STRICT;
    CREATE UNIQUE INDEX one_attempt_under_way ON attempt (ticket_id) WHERE outcome IS NULL;
    CREATE INDEX attempt_under_way ON attempt (id) WHERE outcome IS NULL;
    CREATE TRIGGER outcome_is_final
    BEFORE UPDATE OF id, ticket_id, number, started_at_ms, first_byte_at_ms, ended_at_ms, http_status, raw_answer,
      outcome ON attempt WHEN old.outcome IS NOT NULL AND NOT (
        old.outcome ->> '$.reason' = 'app-stopped-while-sending' AND new.outcome ->> '$.kind' = 'created'
        AND new.id = old.id AND new.ticket_id = old.ticket_id AND new.number = old.number
        AND new.started_at_ms = old.started_at_ms)
    BEGIN
      SELECT RAISE(ABORT, 'the outcome of an attempt is final');
    END;
    CREATE TRIGGER ticket_of_another_pc_is_not_sent BEFORE INSERT ON attempt
    WHEN new.outcome IS NULL AND EXISTS (SELECT 1 FROM ticket WHERE id = new.ticket_id AND imported IS NOT NULL)
    BEGIN
      SELECT RAISE(ABORT, 'a ticket of another PC is never sent from here');
    END;

    CREATE TRIGGER ended_call_is_not_sent BEFORE INSERT ON attempt
    WHEN EXISTS (SELECT 1 FROM ticket WHERE id = new.ticket_id AND state = 'recorded')
    BEGIN
      SELECT RAISE(ABORT, 'a call that ended without a ticket is never sent');
    END;
    CREATE TRIGGER attempt_does_not_move_to_ended_call BEFORE UPDATE OF ticket_id ON attempt
    WHEN EXISTS (SELECT 1 FROM ticket WHERE id = new.ticket_id AND state = 'recorded')
    BEGIN
      SELECT RAISE(ABORT, 'a call that ended without a ticket is never sent');
    END;

    -- Notes and reminders.
    CREATE TABLE note (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      ticket_id INTEGER NOT NULL REFERENCES ticket (id),
      text TEXT NOT NULL,
      written_at_ms INTEGER NOT NULL,
      checksum TEXT
    ) STRICT;
    CREATE INDEX note_by_ticket ON note (ticket_id, id);
    CREATE TRIGGER note_is_counted AFTER INSERT ON note
    BEGIN
      UPDATE ticket SET note_count = note_count + 1 WHERE id = new.ticket_id;
    END;

    CREATE TABLE reminder (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      uid TEXT NOT NULL UNIQUE,
      ticket_id INTEGER NOT NULL REFERENCES ticket (id),
      why TEXT NOT NULL CHECK (why IN ('case-number', 'agent')),
      text TEXT NOT NULL,
      set_at_ms INTEGER NOT NULL,
      due_at_ms INTEGER NOT NULL,
      resolution TEXT CHECK (resolution IN ('done', 'removed')),
      ended_at_ms INTEGER,
      is_dismissed INTEGER NOT NULL DEFAULT 0,
      changed_at_ms INTEGER NOT NULL,
      checksum TEXT,
      CHECK ((resolution IS NULL) = (ended_at_ms IS NULL))
    ) STRICT;
    CREATE INDEX reminder_open ON reminder (due_at_ms) WHERE resolution IS NULL;
    CREATE INDEX reminder_by_ticket ON reminder (ticket_id, id);

    -- Callers: who is proposed for a number, a store or a name.
    CREATE TABLE caller_dismissal (
      phone_digits TEXT NOT NULL,
      caller_key TEXT NOT NULL,
      dismissed_at_ms INTEGER NOT NULL,
      checksum TEXT,
      PRIMARY KEY (phone_digits, caller_key)
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX ticket_by_phone ON ticket (phone, lower(coalesce(store_name, '')), created_at_ms);
    CREATE INDEX ticket_by_phone_end ON ticket (substr(phone, -4), phone, lower(coalesce(store_name, '')));
    CREATE INDEX ticket_by_store ON ticket (lower(coalesce(store_name, '')), created_at_ms, phone);
    CREATE INDEX ticket_by_name ON ticket (lower(name), phone, lower(coalesce(store_name, '')));
    CREATE INDEX ticket_by_case_code
      ON ticket (upper(substr(case_number, instr(case_number, '-') + 1))) WHERE case_number IS NOT NULL;

    -- The search index. \`index_pending\` holds the tickets that it does not have yet.
    CREATE INDEX ticket_in_name_order ON ticket (name_key);
    CREATE INDEX ticket_in_store_order ON ticket (store_key);
    CREATE INDEX ticket_by_time ON ticket (created_at_ms);
    CREATE VIRTUAL TABLE ticket_index USING fts5 (
      words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
    );

    CREATE TABLE index_pending (ticket_id INTEGER PRIMARY KEY) STRICT;
    CREATE TRIGGER new_ticket_is_index_pending AFTER INSERT ON ticket
    BEGIN
      INSERT OR IGNORE INTO index_pending (ticket_id) VALUES (new.id);
    END;
    CREATE TRIGGER changed_ticket_is_index_pending
    AFTER UPDATE OF state, case_number ON ticket
    WHEN old.state <> new.state OR old.case_number IS NOT new.case_number
    BEGIN
      INSERT OR IGNORE INTO index_pending (ticket_id) VALUES (new.id);
    END;
    CREATE TRIGGER noted_ticket_is_index_pending AFTER INSERT ON note
    BEGIN
      INSERT OR IGNORE INTO index_pending (ticket_id) VALUES (new.ticket_id);
    END;
    CREATE TRIGGER reminded_ticket_is_index_pending AFTER INSERT ON reminder WHEN new.text <> ''
    BEGIN
      INSERT INTO index_pending (ticket_id) SELECT new.ticket_id
      WHERE NOT EXISTS (SELECT 1 FROM index_pending WHERE ticket_id = new.ticket_id);
    END;
    CREATE TRIGGER reworded_ticket_is_index_pending AFTER UPDATE OF text ON reminder WHEN old.text <> new.text
    BEGIN
      INSERT INTO index_pending (ticket_id) SELECT new.ticket_id
      WHERE NOT EXISTS (SELECT 1 FROM index_pending WHERE ticket_id = new.ticket_id);
    END;

    -- Saved views and what was exported.
    CREATE TABLE saved_view (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      query TEXT NOT NULL CHECK (json_valid(query)),
      checksum TEXT
    ) STRICT;

    CREATE TABLE export_record (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      at_ms INTEGER NOT NULL,
      format TEXT NOT NULL CHECK (format IN ('csv', 'xlsx', 'archive')),
      query TEXT NOT NULL CHECK (json_valid(query)),
      file_name TEXT NOT NULL,
      row_count INTEGER,
      checksum TEXT
    ) STRICT;

    -- Erasure on request and by age.
    CREATE TABLE erasure_record (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      at_ms INTEGER NOT NULL,
      why TEXT NOT NULL CHECK (why IN ('request', 'retention')),
      ticket_count INTEGER NOT NULL,
      is_cleaned INTEGER NOT NULL DEFAULT 0,
      clean_from INTEGER,
      checksum TEXT
    ) STRICT;

    CREATE TABLE pending_erasure (
      id INTEGER PRIMARY KEY,
      record_id INTEGER NOT NULL,
      tickets TEXT NOT NULL CHECK (json_valid(tickets)),
      checksum TEXT
    ) STRICT;

    CREATE TABLE erased_call (id INTEGER PRIMARY KEY, id_hash TEXT NOT NULL UNIQUE, checksum TEXT) STRICT;

    -- Bookkeeping: the migrations that were applied, and the end of the journal at the last clean close.
    CREATE TABLE schema_step (version INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
    CREATE TABLE journal_position (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      segment INTEGER NOT NULL,
      bytes INTEGER NOT NULL,
      checksum TEXT NOT NULL
    ) STRICT;
  `,
};
