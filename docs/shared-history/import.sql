-- Takes one file of the feed in, whole or not at all. As often as it is taken, nothing is doubled.
--   psql --single-transaction -v ON_ERROR_STOP=1 -d helpdesk -f import.sql < desk-….v1.tsv

-- Two that take in at once wait for each other.
SELECT pg_advisory_xact_lock(hashtext('storehub-helpdesk-feed'));

CREATE TEMP TABLE line (
  desk uuid, pc text, segment bigint, call uuid, reference text, erased_why text, state text, case_number text,
  storehub_ticket_id text, made_at timestamptz, name text, phone text, store text, dealer text, service_id integer,
  priority integer, issue text, remark text, address text, state_name text, longitude double precision,
  latitude double precision, sms boolean, email text, notes text, archived text,
  ended_as text, agent text
) ON COMMIT DROP;

\copy line FROM pstdin WITH (FORMAT text, ENCODING 'UTF8')

-- Erased on request or by age. To keep here what was only too old for a PC, add: AND erased_why = 'request'
INSERT INTO erased_ticket (call, reference, desk, segment, why)
SELECT call, reference, desk, segment, erased_why FROM line WHERE erased_why IS NOT NULL
ON CONFLICT DO NOTHING;

-- Of a ticket that is in one file twice, the last line is the newest; both say the same.
INSERT INTO ticket AS known (call, reference, desk, pc, segment, state, case_number, storehub_ticket_id, made_at, name,
  phone, store, dealer, service_id, priority, issue, remark, address, state_name, longitude, latitude, sms, email, notes,
  archived, ended_as, agent)
SELECT DISTINCT ON (call, reference) call, reference, desk, pc, segment, state, case_number, storehub_ticket_id, made_at,
  name, phone, store, dealer, service_id, priority, issue, remark, address, state_name, longitude, latitude, sms, email,
  notes, archived, ended_as, agent
FROM line
WHERE erased_why IS NULL AND NOT EXISTS (
  SELECT 1 FROM erased_ticket AS erased WHERE erased.call = line.call AND erased.reference = line.reference)
ON CONFLICT (call, reference) DO UPDATE SET desk = excluded.desk, pc = excluded.pc, segment = excluded.segment,
  state = excluded.state, case_number = excluded.case_number, storehub_ticket_id = excluded.storehub_ticket_id,
  notes = excluded.notes, archived = excluded.archived
WHERE known.segment <= excluded.segment;

DELETE FROM ticket USING erased_ticket AS erased
WHERE erased.call = ticket.call AND erased.reference = ticket.reference;
