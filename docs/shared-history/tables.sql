-- The history of many desks in one PostgreSQL database. Run once; a second time changes nothing.
--   psql -d helpdesk -f tables.sql

-- A ticket wherever it was made: its call's id, which no two PCs share, and its reference there.
CREATE TABLE IF NOT EXISTS ticket (
  call uuid NOT NULL,
  reference text NOT NULL,
  desk uuid NOT NULL,
  pc text NOT NULL,
  -- Of the file it came with last: an older file never undoes a newer one.
  segment bigint NOT NULL,
  state text NOT NULL,
  case_number text,
  storehub_ticket_id text,
  made_at timestamptz NOT NULL,
  name text NOT NULL,
  phone text NOT NULL,
  store text,
  dealer text,
  -- Null, like the coordinates, where a call ended without a ticket.
  service_id integer,
  priority integer NOT NULL,
  issue text NOT NULL,
  remark text,
  address text NOT NULL,
  state_name text NOT NULL,
  longitude double precision,
  latitude double precision,
  sms boolean NOT NULL,
  email text,
  notes text,
  -- The ticket with every attempt and raw answer, as a line of an archive (archive-format.md).
  archived text NOT NULL,
  -- How a call ended without a ticket (state 'recorded'), and the initials of who took the call.
  ended_as text,
  agent text,
  PRIMARY KEY (call, reference)
);

CREATE INDEX IF NOT EXISTS ticket_by_time ON ticket (made_at);
CREATE INDEX IF NOT EXISTS ticket_by_phone ON ticket (phone, made_at);
CREATE INDEX IF NOT EXISTS ticket_by_case ON ticket (case_number);

-- What was erased, and nothing of it but its name: so that no file that is taken late brings it back.
CREATE TABLE IF NOT EXISTS erased_ticket (
  call uuid NOT NULL,
  reference text NOT NULL,
  desk uuid NOT NULL,
  segment bigint NOT NULL,
  why text NOT NULL,
  erased_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (call, reference)
);
