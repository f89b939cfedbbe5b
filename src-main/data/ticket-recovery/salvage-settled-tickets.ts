import type { Database } from 'better-sqlite3';
import { isConstraint } from '../../db/database-error';
import type { WholeRow } from '../../db/schema-independent-row-queries';
import { iterateRowsBy, iterateIntactRows } from '../../db/iterate-intact-rows';
import {
  prepareFieldsOfCall,
  createRemainingTickets,
  readReference,
  type KnownTickets,
  type RemainingTickets,
} from './salvage-as-journal-records';

/**
 * Copies from a damaged database, row by row, the tickets that this PC never sends: those of other PCs, and settled ones
 * of its own, calls that ended without one included, if every attempt is intact. Ids stay the same if they are free.
 * Another PC's ticket without readable attempts gets one with its outcome. Returns the remaining tickets, which the
 * slower replay of the journal may complete.
 */
export function salvageSettledTickets(from: Database, to: Database, known: KnownTickets): RemainingTickets {
  const stateThere = to
    .prepare<[string | null], string>('SELECT state FROM ticket WHERE reference = ?')
    .pluck();
  const hasTicket = to.prepare(`SELECT 1 FROM ticket WHERE call_id = ? AND state <> 'rejected'`).pluck();
  const takeCall = to.prepare(
    `INSERT INTO call (id, fields, revision, status, began_at_ms, saved_at_ms)
     VALUES (@call_id, @fields, 0, 'sent', @created_at_ms, @created_at_ms)
     ON CONFLICT (id) DO UPDATE SET status = 'sent' WHERE @imported IS NULL`,
  );
  const takeTicket = to.prepare(
    `INSERT INTO ticket (id, call_id, reference, body, body_sha256, created_at_ms, replaces_ticket_id, follows_ticket_id,
       state, last_outcome, case_number, case_number_source, storehub_ticket_id, imported, recorded_at_ms, ending, agent)
     VALUES (CASE WHEN NOT EXISTS (SELECT 1 FROM ticket WHERE id = @id) THEN @id END,
       @call_id, @reference, @body, @body_sha256, @created_at_ms,
       (SELECT id FROM ticket WHERE reference = @replaces), (SELECT id FROM ticket WHERE reference = @follows),
       @state, @last_outcome, @case_number, @case_number_source, @storehub_ticket_id, @imported,
       @recorded_at_ms, @ending, @agent)`,
  );
  const takeAttempt = prepareTakeAttempt(to);
  const fieldsOf = prepareFieldsOfCall(from);
  const attemptsOf = attemptsOfSettled(from);
  const references = new Map<number, string>(known.unsettled);
  const referenceTo = (id: unknown): string | null =>
    references.get(Number(id)) ?? known.referenceOf(Number(id)) ?? null;
  /** True if the ticket it links to is in the new database. Once a ticket is there, later ones can link to it. */
  const canLink = (id: unknown): boolean => id === null || stateThere.get(referenceTo(id)) !== undefined;
  const hasItsLinks = (row: WholeRow): boolean =>
    canLink(row['replaces_ticket_id']) && canLink(row['follows_ticket_id']);
  const canStandAlone = (row: WholeRow): boolean =>
    hasItsLinks(row) && (row['state'] === 'rejected' || hasTicket.get(row['call_id']) === undefined);
  const left = new Set<number>(known.unsettled.keys());
  const withGaps = new Map<number, SalvagedTicket>();

  const take = to.transaction((row: WholeRow, attempts: readonly WholeRow[]): number => {
    takeCall.run({ ...row, fields: JSON.stringify(fieldsOf(String(row['call_id']))) });
    const [replaces, follows] = [
      referenceTo(row['replaces_ticket_id']),
      referenceTo(row['follows_ticket_id']),
    ];
    const ticketId = Number(takeTicket.run({ ...row, replaces, follows }).lastInsertRowid);
    for (const attempt of attempts) takeAttempt.run({ ...attempt, ticketId });
    return ticketId;
  });

  function takeOrLeave(row: WholeRow): void {
    const id = Number(row['id']);
    const there = stateThere.get(String(row['reference']));
    // No record can change such a ticket any more.
    if (there === 'created' || there === 'recorded' || (there === 'rejected' && row['state'] === 'rejected'))
      return;
    const isImported = row['imported'] !== null;
    const attempts = there === undefined ? attemptsOf(row) : null;
    try {
      if (there !== undefined || !(isImported || (attempts !== null && canStandAlone(row)))) left.add(id);
      else {
        const ticketId = take(row, attempts ?? []);
        if (attempts === null) withGaps.set(id, { ticketId, row });
      }
    } catch (thrown) {
      // A constraint failed: this ticket cannot be copied as it is, but others can.
      if (!isConstraint(thrown)) throw thrown;
      left.add(id);
    }
  }

  let waiting: WholeRow[] = [];
  for (const row of iterateIntactRows(from, 'ticket', known.openTickets)) {
    const id = Number(row['id']);
    if (!known.isOpen(id)) continue;
    references.set(id, String(row['reference']));
    // A call that ended on another PC can be about a case that came here later.
    if (row['imported'] !== null && !hasItsLinks(row)) waiting.push(row);
    else takeOrLeave(row);
  }
  for (let before = Number.NaN; waiting.length !== before;) {
    before = waiting.length;
    waiting = waiting.filter((row) => {
      const isReady = hasItsLinks(row);
      if (isReady) takeOrLeave(row);
      return !isReady;
    });
  }
  // What these link to cannot be read, or is about to be replayed.
  for (const row of waiting) takeOrLeave(row);
  takeWithGaps(from, to, known, withGaps);
  return createRemainingTickets(known, references, left);
}

/** A ticket's row in the damaged file, and its id in the new database. */
type SalvagedTicket = { readonly ticketId: number; readonly row: WholeRow };

function prepareTakeAttempt(to: Database) {
  return to.prepare(
    `INSERT INTO attempt (id, ticket_id, number, started_at_ms, first_byte_at_ms, ended_at_ms, http_status, raw_answer,
       outcome)
     VALUES (CASE WHEN NOT EXISTS (SELECT 1 FROM attempt WHERE id = @id) THEN @id END, @ticketId,
       (SELECT coalesce(max(number), 0) + 1 FROM attempt WHERE ticket_id = @ticketId), @started_at_ms,
       @first_byte_at_ms, @ended_at_ms, @http_status, @raw_answer, @outcome)`,
  );
}

/** Copies the readable attempts of other PCs' tickets, by their ticket ids in the damaged file. */
function takeWithGaps(
  from: Database,
  to: Database,
  known: KnownTickets,
  tickets: ReadonlyMap<number, SalvagedTicket>,
): void {
  if (tickets.size === 0) return;
  const takeAttempt = prepareTakeAttempt(to);
  const hasOutcome = to.prepare('SELECT 1 FROM attempt WHERE ticket_id = ? AND outcome = ?');
  const ofThose = { ...known.attemptsOfOpen, of: readReference('ticket_id', tickets) };
  for (const row of iterateIntactRows(from, 'attempt', ofThose)) {
    const ticket = tickets.get(Number(row['ticket_id']));
    if (ticket !== undefined && row['outcome'] !== null)
      takeAttempt.run({ ...row, ticketId: ticket.ticketId });
  }
  for (const { ticketId, row } of tickets.values()) {
    const { last_outcome: outcome, created_at_ms: atMs } = row;
    if (outcome === null || hasOutcome.get(ticketId, outcome) !== undefined) continue;
    const unknown = { id: null, first_byte_at_ms: null, http_status: null, raw_answer: null };
    takeAttempt.run({ ...unknown, ticketId, started_at_ms: atMs, ended_at_ms: atMs, outcome });
  }
}

/**
 * Returns a lookup of all attempts of a ticket that an answer settled, or null if they may be incomplete. It reads
 * through an index of the damaged file, which may omit attempts; an omission shows as a gap in their numbers or as a
 * missing last attempt, the one with the answer. A case number that an agent recorded is no answer. A row from before
 * checksums cannot prove that it is intact.
 */
function attemptsOfSettled(from: Database): (ticket: WholeRow) => readonly WholeRow[] | null {
  const rowsOf = iterateRowsBy(from, 'attempt', 'ticket_id');
  return (ticket) => {
    const { state, case_number_source: source } = ticket;
    if (state === 'recorded') return ticket['checksum'] === null ? null : [];
    const isSettled = state === 'rejected' || (state === 'created' && source === 'answer');
    if (!isSettled || ticket['checksum'] === null) return null;
    const attempts = rowsOf(ticket['id'] ?? null)?.toSorted(
      (a, b) => Number(a['number']) - Number(b['number']),
    );
    const last = attempts?.at(-1);
    const areAll =
      last !== undefined &&
      last['outcome'] === ticket['last_outcome'] &&
      attempts?.every(({ number, outcome }, index) => number === index + 1 && outcome !== null);
    return areAll === true && attempts !== undefined ? attempts : null;
  };
}
