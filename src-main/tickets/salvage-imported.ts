import type { Database } from 'better-sqlite3';
import type { WholeRow } from '../db/row-reader';
import { wholeRows } from '../db/whole-rows';
import type { Known } from './salvage-tickets';

/**
 * Takes the tickets that another PC made over from a damaged database, as they stand: nothing of them is ever sent from
 * here, so that they are told by no journal. An attempt that cannot be read any more leaves how it ended.
 */
export function salvageImported(from: Database, to: Database, known: Known): void {
  const isThere = to.prepare('SELECT 1 FROM ticket WHERE reference = ?');
  const takeCall = to.prepare(
    `INSERT INTO call (id, fields, revision, place, began_at_ms, saved_at_ms)
     VALUES (@call_id, '{}', 0, 'sent', @created_at_ms, @created_at_ms) ON CONFLICT DO NOTHING`,
  );
  const takeTicket = to.prepare(
    `INSERT INTO ticket (id, call_id, reference, body, body_sha256, created_at_ms, mends_ticket_id, follows_ticket_id,
       state, last_outcome, case_number, case_number_source, storehub_ticket_id, imported, recorded_at_ms)
     VALUES (CASE WHEN NOT EXISTS (SELECT 1 FROM ticket WHERE id = @id) THEN @id END,
       @call_id, @reference, @body, @body_sha256, @created_at_ms,
       (SELECT id FROM ticket WHERE reference = @mends), (SELECT id FROM ticket WHERE reference = @follows),
       @state, @last_outcome, @case_number, @case_number_source, @storehub_ticket_id, @imported,
       @recorded_at_ms)`,
  );
  const takeAttempt = to.prepare(
    `INSERT INTO attempt (ticket_id, number, started_at_ms, first_byte_at_ms, ended_at_ms, http_status, raw_answer,
       outcome)
     SELECT @ticketId, coalesce(max(number), 0) + 1, @started_at_ms, @first_byte_at_ms, @ended_at_ms, @http_status,
       @raw_answer, @outcome FROM attempt WHERE ticket_id = @ticketId`,
  );
  const hasOutcome = to.prepare('SELECT 1 FROM attempt WHERE ticket_id = ? AND outcome = ?');
  const references = new Map<number, string>();
  const referenceTo = (id: unknown): string | null =>
    references.get(Number(id)) ?? known.referenceOf(Number(id)) ?? null;
  const taken = new Map<number, { readonly ticketId: number; readonly row: WholeRow }>();

  for (const row of wholeRows(from, 'ticket', known.openTickets)) {
    references.set(Number(row['id']), String(row['reference']));
    if (row['imported'] === null || isThere.get(row['reference']) !== undefined) continue;
    const [mends, follows] = [referenceTo(row['mends_ticket_id']), referenceTo(row['follows_ticket_id'])];
    takeCall.run(row);
    const { lastInsertRowid } = takeTicket.run({ ...row, mends, follows });
    taken.set(Number(row['id']), { ticketId: Number(lastInsertRowid), row });
  }
  for (const row of wholeRows(from, 'attempt', known.attemptsOfOpen)) {
    const ticket = taken.get(Number(row['ticket_id']));
    if (ticket !== undefined && row['outcome'] !== null)
      takeAttempt.run({ ...row, ticketId: ticket.ticketId });
  }
  for (const { ticketId, row } of taken.values()) {
    const { last_outcome: outcome, created_at_ms: atMs } = row;
    if (outcome === null || hasOutcome.get(ticketId, outcome) !== undefined) continue;
    const unknown = { first_byte_at_ms: null, http_status: null, raw_answer: null };
    takeAttempt.run({ ...unknown, ticketId, started_at_ms: atMs, ended_at_ms: atMs, outcome });
  }
}
