-- The shared history on a PostgreSQL server, 15 or newer. Run it again after an upgrade of the app: it applies the
-- migrations that the server does not have yet, in one transaction.
--
--   psql -X -v ON_ERROR_STOP=1 --single-transaction -d helpdesk -f server.sql
--
-- The role that runs it owns the database, and may create roles. create-pc-roles.sh then gives each PC a login role of its
-- own in helpdesk_desk; that of a supervisor is in helpdesk_supervisor, which has helpdesk_desk in it.

\set QUIET on
\set ON_ERROR_STOP on
SET client_min_messages = warning;
CREATE SCHEMA IF NOT EXISTS helpdesk;

-- What PostgreSQL allows to everybody: advisory locks, with which one PC could stop all others, and large objects. Only a
-- superuser can take it away, which a managed server does not have.
DO $$
DECLARE
  function regprocedure;
BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    RAISE WARNING 'The role % is no superuser: advisory locks and large objects stay open to every role. All else is set up.',
      current_user;
    RETURN;
  END IF;
  FOR function IN
    SELECT oid FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace
      AND (proname LIKE 'pg_advisory%lock%' OR proname LIKE 'pg_try_advisory%lock%'
        OR proname IN ('lo_create', 'lo_creat', 'lo_from_bytea', 'lo_import', 'lo_export'))
  LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', function);
  END LOOP;
  REVOKE UPDATE ON pg_catalog.pg_settings FROM PUBLIC;
END $$;

-- An upgrade by another role than the first: everything belongs to the one that made the schema.
DO $$ BEGIN
  EXECUTE format('SET LOCAL ROLE %s', (SELECT nspowner::regrole FROM pg_namespace WHERE nspname = 'helpdesk'));
END $$;
CREATE TABLE IF NOT EXISTS helpdesk.schema_step (
  version integer PRIMARY KEY,
  name text NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT now()
);
DO $$ BEGIN
  IF (SELECT max(version) FROM helpdesk.schema_step) > 1 THEN
    RAISE EXCEPTION 'This server has a newer shared history than this file. Nothing was changed.';
  END IF;
END $$;

-- 1: all that the first version needs
SELECT NOT EXISTS (SELECT 1 FROM helpdesk.schema_step WHERE version = 1) AS is_missing \gset
\if :is_missing

DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'helpdesk_desk') THEN
    CREATE ROLE helpdesk_desk NOLOGIN;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'helpdesk_supervisor') THEN
    CREATE ROLE helpdesk_supervisor NOLOGIN;
  END IF;
  -- What PostgreSQL allows to everybody: temporary tables, and other databases' defaults.
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO helpdesk_desk', current_database());
  EXECUTE format('ALTER DATABASE %I SET idle_in_transaction_session_timeout = %L', current_database(), '30s');
END $$;
GRANT helpdesk_desk TO helpdesk_supervisor;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
REVOKE ALL ON SCHEMA helpdesk FROM PUBLIC;
GRANT USAGE ON SCHEMA helpdesk TO helpdesk_desk;
ALTER DEFAULT PRIVILEGES IN SCHEMA helpdesk REVOKE ALL ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- One row. Another server, or a new set-up, has another id: the PCs then send everything once more.
-- `transactions_before` is added to the number of each transaction: one that was restored from a backup, maybe on a
-- younger server, would else use numbers again that PCs have read past.
CREATE TABLE helpdesk.server (
  is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  transactions_before bigint NOT NULL DEFAULT 0,
  skipped_at timestamptz NOT NULL DEFAULT '-infinity'
);
INSERT INTO helpdesk.server DEFAULT VALUES;

-- The number of this transaction, which only grows, and the number before which every transaction has ended.
CREATE FUNCTION helpdesk.transaction_number() RETURNS xid8 LANGUAGE sql VOLATILE
RETURN (SELECT (pg_current_xact_id()::text::bigint + transactions_before)::text::xid8 FROM helpdesk.server);
CREATE FUNCTION helpdesk.horizon() RETURNS xid8 LANGUAGE sql STABLE
RETURN (
  SELECT (pg_snapshot_xmin(pg_current_snapshot())::text::bigint + transactions_before)::text::xid8 FROM helpdesk.server
);

-- The history of one PC. `session` counts its connections and the batches that it wrote, and `token` names the last one:
-- a server that went back in time has fewer, and a copy of the PC's folder knows another token.
CREATE TABLE helpdesk.desk (
  id uuid PRIMARY KEY,
  owner name NOT NULL,
  pc_name text NOT NULL CHECK (length(pc_name) <= 200),
  session bigint NOT NULL,
  token uuid NOT NULL,
  seen_at timestamptz NOT NULL DEFAULT now()
);

-- What a desk knows of a ticket. `archived` is a line of the archive's tickets.jsonl; null after the ending of a call
-- was undone, which only the desk can say that made the ticket. That desk writes one row for all; a desk that only added
-- notes or reminders writes one beside it. `changed_in` is the transaction of the last change, by which others read on.
CREATE TABLE helpdesk.ticket (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  owner name NOT NULL DEFAULT session_user,
  desk uuid NOT NULL REFERENCES helpdesk.desk (id),
  call text NOT NULL CHECK (call ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'),
  reference text NOT NULL CHECK (length(reference) BETWEEN 1 AND 100),
  is_maker boolean NOT NULL,
  state text NOT NULL CHECK (length(state) <= 30),
  created_at_ms bigint NOT NULL,
  archived text CHECK (octet_length(archived) <= 16000000),
  call_hash text NOT NULL,
  changed_in xid8 NOT NULL,
  CHECK (is_maker OR archived IS NOT NULL)
);
CREATE UNIQUE INDEX ticket_of_maker ON helpdesk.ticket (call, reference) WHERE is_maker;
CREATE UNIQUE INDEX ticket_of_desk ON helpdesk.ticket (call, reference, desk) WHERE NOT is_maker;
CREATE INDEX ticket_by_change ON helpdesk.ticket (changed_in, id);
CREATE INDEX ticket_by_call_hash ON helpdesk.ticket (call_hash);
CREATE INDEX ticket_by_time ON helpdesk.ticket (created_at_ms);

-- What a desk knows besides tickets, each desk in a row of its own: a lasting note on a caller or store, an incident, or
-- a call of an incident. `archived` is a line of the archive; null after the call of an incident was opened again.
-- `uids` are the random ids by which an erasure names it. Readers take the newest.
-- When the row was sent by the clock of its PC, and when it came by that of the server, in ms since 1970. `clock_ahead_ms`
-- is 0 for a clock that is right enough. By these, readers put the times of `archived` right.
CREATE TABLE helpdesk.record (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  owner name NOT NULL DEFAULT session_user,
  desk uuid NOT NULL REFERENCES helpdesk.desk (id),
  kind text NOT NULL CHECK (kind IN ('contact-note', 'incident', 'incident-link')),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  uids text[] NOT NULL CHECK (cardinality(uids) BETWEEN 1 AND 200),
  changed_at_ms bigint NOT NULL,
  archived text CHECK (octet_length(archived) <= 100000),
  uid_hashes text[] NOT NULL,
  changed_in xid8 NOT NULL,
  sent_at_ms bigint CHECK (sent_at_ms BETWEEN 0 AND 253402300799999),
  written_at_ms bigint NOT NULL,
  clock_ahead_ms bigint NOT NULL,
  CHECK (array_ndims(uids) = 1 AND array_position(uids, NULL) IS NULL AND octet_length(array_to_string(uids, '')) <= 20000)
);
CREATE UNIQUE INDEX record_of_desk ON helpdesk.record (desk, kind, name);
CREATE INDEX record_by_change ON helpdesk.record (changed_in, id);
CREATE INDEX record_by_name ON helpdesk.record (name) WHERE kind = 'contact-note';
CREATE INDEX record_by_uid_hash ON helpdesk.record USING gin (uid_hashes);
CREATE INDEX record_by_time ON helpdesk.record (changed_at_ms);

-- Who was erased on request: the first 24 characters of the SHA-256 of a call's id, which is random, in base64.
CREATE TABLE helpdesk.erased_call (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  call_hash text NOT NULL UNIQUE CHECK (call_hash ~ '^[A-Za-z0-9+/]{24}$'),
  changed_in xid8 NOT NULL DEFAULT helpdesk.transaction_number(),
  erased_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX erased_call_by_change ON helpdesk.erased_call (changed_in, id);

-- Each erasure that marked something has its record, also where no row was there.
CREATE TABLE helpdesk.erasure_record (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT now(),
  owner name NOT NULL DEFAULT session_user,
  why text NOT NULL CHECK (why IN ('request', 'retention')),
  rows bigint NOT NULL,
  marks bigint NOT NULL DEFAULT 0
);

-- What a supervisor tells all agents, until it ends. Nothing of a caller belongs here.
CREATE TABLE helpdesk.notice (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner name NOT NULL DEFAULT session_user,
  text text NOT NULL CHECK (length(text) BETWEEN 1 AND 300),
  created_at timestamptz NOT NULL DEFAULT now(),
  ends_at timestamptz NOT NULL,
  CHECK (ends_at BETWEEN created_at AND created_at + interval '7 days')
);
CREATE INDEX notice_by_end ON helpdesk.notice (ends_at);

-- One row. `content` is a file of presets and snippets that all PCs have beside their own; null without one.
CREATE TABLE helpdesk.template_set (
  is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  owner name NOT NULL DEFAULT session_user,
  content text CHECK (octet_length(content) <= 8000000),
  version uuid NOT NULL DEFAULT gen_random_uuid()
);
INSERT INTO helpdesk.template_set DEFAULT VALUES;

CREATE FUNCTION helpdesk.hash_call(call text) RETURNS text LANGUAGE sql IMMUTABLE
RETURN substr(encode(sha256(call::bytea), 'base64'), 1, 24);
CREATE FUNCTION helpdesk.hash_uids(uids text[]) RETURNS text[] LANGUAGE sql IMMUTABLE
RETURN ARRAY(SELECT helpdesk.hash_call(uid) FROM unnest(uids) AS uid);

-- A clock that is wrong by years would keep a row for ever.
CREATE FUNCTION helpdesk.latest_time_ms() RETURNS bigint LANGUAGE sql STABLE
RETURN ((extract(epoch FROM now()) + 86400) * 1000)::bigint;

-- Leaves out what was erased, what changes nothing, and what would take a final outcome back. A row that only gets another
-- owner is nothing new for the PCs.
CREATE FUNCTION helpdesk.before_ticket_change() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.owner <> OLD.owner THEN
    RETURN NEW;
  END IF;
  NEW.call_hash := helpdesk.hash_call(NEW.call);
  NEW.changed_in := helpdesk.transaction_number();
  NEW.created_at_ms := least(NEW.created_at_ms, helpdesk.latest_time_ms());
  IF EXISTS (SELECT 1 FROM helpdesk.erased_call WHERE call_hash = NEW.call_hash) THEN
    RETURN NULL;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF NEW.archived IS NOT DISTINCT FROM OLD.archived AND NEW.desk = OLD.desk THEN
      RETURN NULL;
    END IF;
    IF OLD.archived IS NOT NULL AND NEW.archived IS NOT NULL AND OLD.state IN ('created', 'rejected')
      AND NEW.state NOT IN ('created', OLD.state) THEN
      RETURN NULL;
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER before_change BEFORE INSERT OR UPDATE ON helpdesk.ticket
FOR EACH ROW EXECUTE FUNCTION helpdesk.before_ticket_change();

-- Leaves out what was erased, what changes nothing, and what is older than what the desk wrote before.
CREATE FUNCTION helpdesk.before_record_change() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.owner <> OLD.owner THEN
    RETURN NEW;
  END IF;
  NEW.uid_hashes := helpdesk.hash_uids(NEW.uids);
  NEW.changed_in := helpdesk.transaction_number();
  NEW.written_at_ms := extract(epoch FROM clock_timestamp()) * 1000;
  NEW.clock_ahead_ms := coalesce(NEW.sent_at_ms - NEW.written_at_ms, 0);
  IF abs(NEW.clock_ahead_ms) <= 300000 THEN
    NEW.clock_ahead_ms := 0;
  END IF;
  NEW.changed_at_ms := least(NEW.changed_at_ms - NEW.clock_ahead_ms, NEW.written_at_ms);
  IF EXISTS (SELECT 1 FROM helpdesk.erased_call WHERE call_hash = ANY (NEW.uid_hashes)) THEN
    RETURN NULL;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF NEW.archived IS NOT DISTINCT FROM OLD.archived
      OR (OLD.archived IS NOT NULL AND NEW.changed_at_ms < OLD.changed_at_ms) THEN
      RETURN NULL;
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER before_change BEFORE INSERT OR UPDATE ON helpdesk.record
FOR EACH ROW EXECUTE FUNCTION helpdesk.before_record_change();

-- A notice can only end earlier.
CREATE FUNCTION helpdesk.before_notice_change() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  NEW.ends_at := greatest(OLD.created_at, least(NEW.ends_at, OLD.ends_at));
  RETURN NEW;
END $$;
CREATE TRIGGER before_change BEFORE UPDATE ON helpdesk.notice
FOR EACH ROW EXECUTE FUNCTION helpdesk.before_notice_change();

CREATE FUNCTION helpdesk.before_template_change() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.content IS NOT DISTINCT FROM OLD.content THEN
    RETURN NULL;
  END IF;
  NEW.owner := session_user;
  NEW.version := gen_random_uuid();
  RETURN NEW;
END $$;
CREATE TRIGGER before_change BEFORE UPDATE ON helpdesk.template_set
FOR EACH ROW EXECUTE FUNCTION helpdesk.before_template_change();

-- An old snapshot does not see what was erased since, and its rows would come behind what PCs have read.
CREATE FUNCTION helpdesk.refuse_old_snapshot() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'only in a transaction that is read committed' USING ERRCODE = '25001';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER refuse_old_snapshot BEFORE INSERT OR UPDATE ON helpdesk.ticket
FOR EACH STATEMENT EXECUTE FUNCTION helpdesk.refuse_old_snapshot();
CREATE TRIGGER refuse_old_snapshot BEFORE INSERT OR UPDATE ON helpdesk.record
FOR EACH STATEMENT EXECUTE FUNCTION helpdesk.refuse_old_snapshot();
CREATE TRIGGER refuse_old_snapshot BEFORE INSERT ON helpdesk.erased_call
FOR EACH STATEMENT EXECUTE FUNCTION helpdesk.refuse_old_snapshot();

CREATE FUNCTION helpdesk.tell_change() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM pg_notify('helpdesk_changed', '');
  RETURN NULL;
END $$;
CREATE TRIGGER after_change AFTER INSERT OR UPDATE ON helpdesk.ticket
FOR EACH STATEMENT EXECUTE FUNCTION helpdesk.tell_change();
CREATE TRIGGER after_change AFTER INSERT OR UPDATE ON helpdesk.record
FOR EACH STATEMENT EXECUTE FUNCTION helpdesk.tell_change();
CREATE TRIGGER after_change AFTER INSERT ON helpdesk.erased_call
FOR EACH STATEMENT EXECUTE FUNCTION helpdesk.tell_change();
CREATE TRIGGER after_change AFTER INSERT OR UPDATE ON helpdesk.notice
FOR EACH STATEMENT EXECUTE FUNCTION helpdesk.tell_change();
CREATE TRIGGER after_change AFTER UPDATE ON helpdesk.template_set
FOR EACH STATEMENT EXECUTE FUNCTION helpdesk.tell_change();

-- The highest number that any row has; null without a row.
CREATE FUNCTION helpdesk.last_number() RETURNS xid8 LANGUAGE sql STABLE
RETURN greatest(
  (SELECT changed_in FROM helpdesk.ticket ORDER BY changed_in DESC LIMIT 1),
  (SELECT changed_in FROM helpdesk.record ORDER BY changed_in DESC LIMIT 1),
  (SELECT changed_in FROM helpdesk.erased_call ORDER BY changed_in DESC LIMIT 1)
);

-- Lets the numbers of transactions go on far behind all that were given before, also behind those that a backup does not
-- have. The lock waits for transactions that write by the earlier numbers. At most once in ten seconds: each time takes a
-- part of the numbers that there are.
CREATE FUNCTION helpdesk.skip_numbers() RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF (SELECT skipped_at FROM helpdesk.server) > clock_timestamp() - interval '10 seconds'
    AND helpdesk.last_number() <= helpdesk.transaction_number() THEN
    RETURN;
  END IF;
  LOCK TABLE helpdesk.ticket, helpdesk.record, helpdesk.erased_call IN SHARE ROW EXCLUSIVE MODE;
  UPDATE helpdesk.server SET skipped_at = clock_timestamp(),
    transactions_before = (1::bigint << 36) - pg_current_xact_id()::text::bigint + greatest(
      helpdesk.transaction_number()::text::bigint, helpdesk.last_number()::text::bigint
    );
END $$;

-- A desk belongs to the login role that it first connected with. What it is told:
--   went-back  the server has forgotten sessions: it was restored from a backup
--   copied     another copy of the PC's folder has connected since, or the folder was put back
--   taken      the id belongs to another role; nothing is locked for it
-- `read_to` is the number of the last transaction that the PC has read. A server whose numbers are not yet there was
-- restored from an earlier state, also where the PC has written nothing since.
CREATE FUNCTION helpdesk.begin_session(
  this_desk uuid, this_pc text, known_session bigint, known_tokens uuid[], new_token uuid, read_to xid8
) RETURNS TABLE (verdict text, session bigint) LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  here helpdesk.desk;
  has_read_more boolean := read_to > helpdesk.transaction_number();
BEGIN
  IF EXISTS (SELECT 1 FROM helpdesk.desk AS one WHERE one.id = this_desk AND one.owner <> session_user) THEN
    RETURN QUERY SELECT 'taken'::text, one.session FROM helpdesk.desk AS one WHERE one.id = this_desk;
    RETURN;
  END IF;
  -- Not FOR UPDATE: an earlier connection of the same desk, cut off while it wrote, may hold on to its tickets.
  SELECT * INTO here FROM helpdesk.desk AS one WHERE one.id = this_desk FOR NO KEY UPDATE;
  IF (here.id IS NULL AND known_session > 0) OR here.session < known_session
    OR has_read_more OR helpdesk.last_number() > helpdesk.transaction_number()
  THEN
    PERFORM helpdesk.skip_numbers();
  END IF;
  IF here.id IS NULL THEN
    INSERT INTO helpdesk.desk (id, owner, pc_name, session, token)
    VALUES (this_desk, session_user, left(this_pc, 200), known_session + 1, new_token);
    RETURN QUERY SELECT CASE WHEN known_session = 0 THEN 'known' ELSE 'went-back' END, known_session + 1;
  ELSIF here.session < known_session OR has_read_more THEN
    UPDATE helpdesk.desk AS one
    SET session = greatest(here.session, known_session) + 1, token = new_token, seen_at = now()
    WHERE one.id = this_desk;
    RETURN QUERY SELECT 'went-back'::text, greatest(here.session, known_session) + 1;
  ELSIF here.token <> ALL (known_tokens) THEN
    RETURN QUERY SELECT 'copied'::text, here.session;
  ELSE
    UPDATE helpdesk.desk AS one
    SET session = here.session + 1, token = new_token, pc_name = left(this_pc, 200), seen_at = now()
    WHERE one.id = this_desk;
    RETURN QUERY SELECT 'known'::text, here.session + 1;
  END IF;
END $$;

-- Erases calls, notes and incidents on request for good, of any desk. The lock lets no row in between the look and the
-- mark. Desks that wrote a note on the same caller or store before they met have one each, under ids of their own, and the
-- desk that erases may not know all of these: a note goes with all ids under which it is here.
CREATE FUNCTION helpdesk.erase(hashes text[]) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  marked bigint;
  gone bigint;
  gone_records bigint;
BEGIN
  IF cardinality(hashes) > 1000 THEN
    RAISE EXCEPTION 'at most 1000 calls at once';
  END IF;
  LOCK TABLE helpdesk.ticket, helpdesk.record IN SHARE ROW EXCLUSIVE MODE;
  hashes := hashes || ARRAY(
    SELECT unnest(same.uid_hashes) FROM helpdesk.record AS same
    WHERE same.kind = 'contact-note' AND same.name IN (
      SELECT erased.name FROM helpdesk.record AS erased
      WHERE erased.kind = 'contact-note' AND erased.uid_hashes && hashes
    )
  );
  INSERT INTO helpdesk.erased_call (call_hash) SELECT DISTINCT unnest(hashes) ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS marked = ROW_COUNT;
  DELETE FROM helpdesk.ticket WHERE call_hash = ANY (hashes);
  GET DIAGNOSTICS gone = ROW_COUNT;
  DELETE FROM helpdesk.record WHERE uid_hashes && hashes;
  GET DIAGNOSTICS gone_records = ROW_COUNT;
  IF marked + gone + gone_records > 0 THEN
    INSERT INTO helpdesk.erasure_record (why, rows, marks) VALUES ('request', gone + gone_records, marked);
  END IF;
  RETURN gone + gone_records;
END $$;

-- Takes calls away that were erased for their age, with what others added to them: only those of the caller's own, and
-- nothing of a call that another role has made. `calls` are also ids of notes and incidents: of those, only the rows of
-- the caller's own go.
CREATE FUNCTION helpdesk.remove_expired(calls text[]) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  gone bigint;
  gone_records bigint;
BEGIN
  DELETE FROM helpdesk.record WHERE (owner = session_user AND uid_hashes && helpdesk.hash_uids(calls))
    OR (kind = 'incident-link' AND uid_hashes && ARRAY(
      SELECT made.call_hash FROM helpdesk.ticket AS made
      WHERE made.call = ANY (calls) AND made.is_maker AND made.owner = session_user AND NOT EXISTS (
        SELECT 1 FROM helpdesk.ticket AS other
        WHERE other.call = made.call AND other.is_maker AND other.owner <> session_user
      )
    ));
  GET DIAGNOSTICS gone_records = ROW_COUNT;
  DELETE FROM helpdesk.ticket WHERE (call, reference) IN (
    SELECT made.call, made.reference FROM helpdesk.ticket AS made
    WHERE made.call = ANY (calls) AND made.is_maker AND made.owner = session_user
  );
  GET DIAGNOSTICS gone = ROW_COUNT;
  IF gone + gone_records > 0 THEN
    INSERT INTO helpdesk.erasure_record (why, rows) VALUES ('retention', gone + gone_records);
  END IF;
  RETURN gone + gone_records;
END $$;

-- For the administrator: what one role of a PC wrote becomes that of another one. The PC then sends everything once more.
CREATE FUNCTION helpdesk.hand_over(from_role name, to_role name) RETURNS text LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  handed bigint;
  handed_records bigint;
  of_both bigint[];
BEGIN
  IF NOT pg_has_role(to_role, 'helpdesk_desk', 'MEMBER') THEN
    RAISE EXCEPTION 'the role % is that of no PC', to_role;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM helpdesk.desk WHERE owner = from_role) THEN
    RAISE EXCEPTION 'no PC has shared anything as the role %', from_role;
  END IF;
  UPDATE helpdesk.desk SET owner = to_role, session = 0 WHERE owner IN (from_role, to_role);
  of_both := ARRAY(
    SELECT later.id FROM helpdesk.ticket AS later WHERE later.owner = to_role AND EXISTS (
      SELECT 1 FROM helpdesk.ticket AS made WHERE made.call = later.call AND made.is_maker AND made.owner = from_role
    )
  );
  UPDATE helpdesk.ticket SET owner = to_role WHERE owner = from_role;
  GET DIAGNOSTICS handed = ROW_COUNT;
  -- What the new role wrote of calls of the old one before: PCs left some of it out, and read it again.
  UPDATE helpdesk.ticket SET owner = from_role, changed_in = helpdesk.transaction_number() WHERE id = ANY (of_both);
  UPDATE helpdesk.ticket SET owner = to_role WHERE id = ANY (of_both);
  UPDATE helpdesk.record SET owner = to_role WHERE owner = from_role;
  GET DIAGNOSTICS handed_records = ROW_COUNT;
  RETURN format('%s tickets, %s notes and incidents of %s now belong to %s', handed, handed_records, from_role, to_role);
END $$;

-- For the administrator: what is older. Each part is a transaction of its own, since a long one would keep the PCs from
-- reading what comes after it.
CREATE PROCEDURE helpdesk.remove_older_than(days integer, at_once integer DEFAULT 10000) LANGUAGE plpgsql AS $$
DECLARE
  before_ms bigint := (extract(epoch FROM now()) - days * 86400.0) * 1000;
  gone bigint;
  gone_records bigint;
BEGIN
  DELETE FROM helpdesk.notice WHERE ends_at < now() - days * interval '1 day';
  LOOP
    DELETE FROM helpdesk.record WHERE id IN (
      SELECT old.id FROM helpdesk.record AS old WHERE old.changed_at_ms < before_ms
      ORDER BY old.changed_at_ms LIMIT at_once
    );
    GET DIAGNOSTICS gone_records = ROW_COUNT;
    DELETE FROM helpdesk.ticket WHERE id IN (
      SELECT old.id FROM helpdesk.ticket AS old WHERE old.created_at_ms < before_ms
      ORDER BY old.created_at_ms LIMIT at_once
    );
    GET DIAGNOSTICS gone = ROW_COUNT;
    EXIT WHEN gone + gone_records = 0;
    INSERT INTO helpdesk.erasure_record (why, rows) VALUES ('retention', gone + gone_records);
    COMMIT;
  END LOOP;
END $$;

ALTER TABLE helpdesk.schema_step ENABLE ROW LEVEL SECURITY;
ALTER TABLE helpdesk.server ENABLE ROW LEVEL SECURITY;
ALTER TABLE helpdesk.desk ENABLE ROW LEVEL SECURITY;
ALTER TABLE helpdesk.ticket ENABLE ROW LEVEL SECURITY;
ALTER TABLE helpdesk.record ENABLE ROW LEVEL SECURITY;
ALTER TABLE helpdesk.erased_call ENABLE ROW LEVEL SECURITY;
ALTER TABLE helpdesk.erasure_record ENABLE ROW LEVEL SECURITY;
ALTER TABLE helpdesk.notice ENABLE ROW LEVEL SECURITY;
ALTER TABLE helpdesk.template_set ENABLE ROW LEVEL SECURITY;
CREATE POLICY everybody_reads ON helpdesk.schema_step FOR SELECT TO helpdesk_desk USING (true);
CREATE POLICY everybody_reads ON helpdesk.server FOR SELECT TO helpdesk_desk USING (true);
CREATE POLICY everybody_reads ON helpdesk.desk FOR SELECT TO helpdesk_desk USING (true);
CREATE POLICY everybody_reads ON helpdesk.ticket FOR SELECT TO helpdesk_desk USING (true);
CREATE POLICY everybody_reads ON helpdesk.record FOR SELECT TO helpdesk_desk USING (true);
CREATE POLICY everybody_reads ON helpdesk.erased_call FOR SELECT TO helpdesk_desk USING (true);
CREATE POLICY everybody_reads ON helpdesk.notice FOR SELECT TO helpdesk_desk USING (true);
CREATE POLICY everybody_reads ON helpdesk.template_set FOR SELECT TO helpdesk_desk USING (true);
CREATE POLICY desk_adds_its_own ON helpdesk.ticket FOR INSERT TO helpdesk_desk WITH CHECK (
  owner = session_user AND desk IN (SELECT mine.id FROM helpdesk.desk AS mine WHERE mine.owner = session_user)
);
CREATE POLICY desk_changes_its_own ON helpdesk.ticket FOR UPDATE TO helpdesk_desk
USING (owner = session_user) WITH CHECK (
  owner = session_user AND desk IN (SELECT mine.id FROM helpdesk.desk AS mine WHERE mine.owner = session_user)
);
CREATE POLICY desk_adds_its_own ON helpdesk.record FOR INSERT TO helpdesk_desk WITH CHECK (
  owner = session_user AND desk IN (SELECT mine.id FROM helpdesk.desk AS mine WHERE mine.owner = session_user)
);
CREATE POLICY desk_changes_its_own ON helpdesk.record FOR UPDATE TO helpdesk_desk
USING (owner = session_user) WITH CHECK (
  owner = session_user AND desk IN (SELECT mine.id FROM helpdesk.desk AS mine WHERE mine.owner = session_user)
);
CREATE POLICY supervisor_writes ON helpdesk.notice FOR INSERT TO helpdesk_supervisor
WITH CHECK (owner = session_user);
CREATE POLICY supervisor_ends ON helpdesk.notice FOR UPDATE TO helpdesk_supervisor USING (true) WITH CHECK (true);
CREATE POLICY supervisor_changes ON helpdesk.template_set FOR UPDATE TO helpdesk_supervisor USING (true) WITH CHECK (true);

-- By column: a privilege on a whole table also allows to lock it.
GRANT SELECT (version) ON helpdesk.schema_step TO helpdesk_desk;
GRANT SELECT (id, transactions_before) ON helpdesk.server TO helpdesk_desk;
GRANT SELECT (id, owner, pc_name) ON helpdesk.desk TO helpdesk_desk;
GRANT SELECT (id, owner, desk, call, reference, is_maker, state, archived, call_hash, changed_in) ON helpdesk.ticket
TO helpdesk_desk;
GRANT INSERT (desk, call, reference, is_maker, state, created_at_ms, archived) ON helpdesk.ticket TO helpdesk_desk;
GRANT UPDATE (desk, state, archived) ON helpdesk.ticket TO helpdesk_desk;
GRANT SELECT (
  id, owner, desk, kind, name, uids, changed_at_ms, archived, uid_hashes, changed_in, sent_at_ms, written_at_ms,
  clock_ahead_ms
) ON helpdesk.record TO helpdesk_desk;
GRANT INSERT (desk, kind, name, uids, changed_at_ms, archived, sent_at_ms) ON helpdesk.record TO helpdesk_desk;
GRANT UPDATE (uids, changed_at_ms, archived, sent_at_ms) ON helpdesk.record TO helpdesk_desk;
GRANT SELECT (id, call_hash, changed_in, erased_at) ON helpdesk.erased_call TO helpdesk_desk;
GRANT SELECT (id, text, created_at, ends_at) ON helpdesk.notice TO helpdesk_desk;
GRANT INSERT (text, ends_at), UPDATE (ends_at) ON helpdesk.notice TO helpdesk_supervisor;
GRANT SELECT (content, version) ON helpdesk.template_set TO helpdesk_desk;
GRANT UPDATE (content) ON helpdesk.template_set TO helpdesk_supervisor;
GRANT EXECUTE ON FUNCTION helpdesk.hash_call(text), helpdesk.hash_uids(text[]), helpdesk.latest_time_ms(),
  helpdesk.transaction_number(), helpdesk.horizon(), helpdesk.begin_session(uuid, text, bigint, uuid[], uuid, xid8),
  helpdesk.erase(text[]), helpdesk.remove_expired(text[]) TO helpdesk_desk;

INSERT INTO helpdesk.schema_step (version, name) VALUES (1, 'all that the first version needs');
\endif
