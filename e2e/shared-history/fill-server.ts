import type { Postgres } from './start-postgres';

const rowsPerTransaction = 40_000;

/** The number of rows that a PC writes at once. */
const rowsPerBatch = 40;

/**
 * Copies the one ticket on a server until it has that many, each of a call and of a caller of its own, as if PCs had
 * written them.
 */
export async function fillServer(postgres: Postgres, tickets: number): Promise<void> {
  await postgres.run('ALTER TABLE helpdesk.ticket DISABLE TRIGGER USER');
  // Room for the numbers of the transactions that they come from.
  await postgres.run('UPDATE helpdesk.server SET transactions_before = 100000000');
  for (let from = 2; from <= tickets; from += rowsPerTransaction) {
    await postgres.run(
      `INSERT INTO helpdesk.ticket
         (owner, desk, call, reference, is_maker, state, created_at_ms, archived, call_hash, changed_in)
       SELECT owner, desk, copy.call, copy.reference, true, state, created_at_ms + n,
         replace(replace(replace(replace(archived, one.call, copy.call), one.reference, copy.reference),
           one.phone, copy.phone), sha, encode(sha256(convert_to(replace(body, one.phone, copy.phone), 'UTF8')), 'hex')),
         helpdesk.hash_call(copy.call), (10000 + n / $3::int)::text::xid8
       FROM (SELECT *, archived::json ->> 'body' AS body, archived::json ->> 'bodySha256' AS sha,
           (archived::json ->> 'body')::json #>> '{Ticket,Phone}' AS phone
         FROM helpdesk.ticket ORDER BY id LIMIT 1) AS one,
       generate_series($1::int, $2::int) AS n,
       LATERAL (SELECT lpad(to_hex(n), 8, '0') || '-0000-4000-8000-' || lpad(to_hex(n), 12, '0') AS call,
         'SH-' || lpad(n::text, 8, '0') AS reference, '601' || lpad(n::text, 8, '0') AS phone) AS copy`,
      [from, Math.min(tickets, from + rowsPerTransaction - 1), rowsPerBatch],
    );
  }
  await postgres.run('ALTER TABLE helpdesk.ticket ENABLE TRIGGER USER');
  await postgres.run('ANALYZE helpdesk.ticket');
}
