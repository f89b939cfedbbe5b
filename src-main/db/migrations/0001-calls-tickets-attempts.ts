import type { Migration } from '../migrate';

/**
 * The calls, the tickets made of them and the attempts to send those. A ticket's row is the record: what was sent
 * is written once and guarded by triggers, and everything the history shows of it is read out of that text.
 */
export const callsTicketsAttempts: Migration = {
  version: 1,
  name: 'calls-tickets-attempts',
  sql: `
    CREATE TABLE call (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      fields TEXT NOT NULL CHECK (json_valid(fields)),
      revision INTEGER NOT NULL,
      place TEXT NOT NULL CHECK (place IN ('open', 'parked', 'discarded', 'sent')),
      began_at_ms INTEGER NOT NULL,
      saved_at_ms INTEGER NOT NULL,
      discard_order INTEGER
    ) STRICT;

    CREATE INDEX call_by_place ON call (place, seq) WHERE place <> 'sent';

    CREATE TABLE ticket (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      call_id TEXT NOT NULL REFERENCES call (id),
      reference TEXT NOT NULL UNIQUE,
      body TEXT NOT NULL CHECK (json_valid(body)),
      body_sha256 TEXT NOT NULL,
      created_at_ms INTEGER NOT NULL,
      mends_ticket_id INTEGER REFERENCES ticket (id),
      state TEXT NOT NULL CHECK (state IN (
        'waiting', 'sending', 'created', 'rejected', 'signed out', 'account blocked', 'uncertain'
      )),
      last_outcome TEXT CHECK (last_outcome IS NULL OR json_valid(last_outcome)),
      case_number TEXT,
      case_number_source TEXT CHECK (case_number_source IN ('answer', 'agent')),
      storehub_ticket_id TEXT,
      name TEXT NOT NULL GENERATED ALWAYS AS (json_extract(body, '$.Ticket.Name')) VIRTUAL,
      phone TEXT NOT NULL GENERATED ALWAYS AS (json_extract(body, '$.Ticket.Phone')) VIRTUAL,
      store_name TEXT GENERATED ALWAYS AS (json_extract(body, '$.Ticket.StoreName')) VIRTUAL,
      issue TEXT NOT NULL GENERATED ALWAYS AS (json_extract(body, '$.Ticket.Issue')) VIRTUAL,
      state_name TEXT NOT NULL GENERATED ALWAYS AS (json_extract(body, '$.Appointment.State')) VIRTUAL,
      service_id INTEGER NOT NULL GENERATED ALWAYS AS (json_extract(body, '$.Appointment.ServiceId')) VIRTUAL,
      CHECK ((state = 'created') = (case_number IS NOT NULL))
    ) STRICT;

    CREATE UNIQUE INDEX one_unrefused_ticket_per_call ON ticket (call_id) WHERE state <> 'rejected';
    CREATE INDEX ticket_by_call ON ticket (call_id, id);
    CREATE INDEX ticket_unfinished ON ticket (state, id) WHERE state NOT IN ('created', 'rejected');
    CREATE INDEX ticket_mends ON ticket (mends_ticket_id) WHERE mends_ticket_id IS NOT NULL;

    CREATE TRIGGER ticket_content_is_immutable
    BEFORE UPDATE OF id, call_id, reference, body, body_sha256, created_at_ms, mends_ticket_id ON ticket
    BEGIN
      SELECT RAISE(ABORT, 'a ticket is immutable');
    END;

    CREATE TRIGGER created_is_final
    BEFORE UPDATE OF state, case_number ON ticket WHEN old.state = 'created'
    BEGIN
      SELECT RAISE(ABORT, 'created is final');
    END;

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
      UNIQUE (ticket_id, number),
      CHECK ((outcome IS NULL) = (ended_at_ms IS NULL))
    ) STRICT;

    CREATE UNIQUE INDEX one_attempt_under_way ON attempt (ticket_id) WHERE outcome IS NULL;
    CREATE INDEX attempt_under_way ON attempt (id) WHERE outcome IS NULL;

    CREATE TRIGGER outcome_is_final
    BEFORE UPDATE ON attempt WHEN old.outcome IS NOT NULL
    BEGIN
      SELECT RAISE(ABORT, 'the outcome of an attempt is final');
    END;
  `,
};
