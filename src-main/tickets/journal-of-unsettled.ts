import type { Database } from 'better-sqlite3';
import type { JournalRecord } from '../journal/journal-record';
import { attemptOf, type AttemptRow } from './ticket-rows';

type TicketRow = {
  id: number;
  reference: string;
  callId: string;
  fields: string;
  body: string;
  bodySha256: string;
  createdAtMs: number;
  mends: string | null;
  follows: string | null;
};

/**
 * All that the journal has to know of the tickets of this PC that are neither created nor refused, oldest first: told again in
 * each new segment, so that the older ones can go and a lost database still gives every one of them back.
 */
export function journalOfUnsettled(db: Database): JournalRecord[] {
  const tickets = db.prepare<[], TicketRow>(
    `SELECT ticket.id, ticket.reference, ticket.call_id AS callId, call.fields, ticket.body,
       ticket.body_sha256 AS bodySha256, ticket.created_at_ms AS createdAtMs, (SELECT reference FROM ticket AS other WHERE other.id = ticket.mends_ticket_id) AS mends,
       (SELECT reference FROM ticket AS other WHERE other.id = ticket.follows_ticket_id) AS follows
     FROM ticket JOIN call ON call.id = ticket.call_id
     WHERE ticket.state NOT IN ('created', 'rejected') AND ticket.imported IS NULL ORDER BY ticket.id`,
  );
  const attemptsOf = db.prepare<[number], AttemptRow>(
    'SELECT * FROM attempt WHERE ticket_id = ? ORDER BY number',
  );
  return tickets
    .all()
    .flatMap(({ id, fields, ...made }) => [
      { kind: 'made' as const, ...made, fields: JSON.parse(fields) as unknown },
      ...attemptsOf.all(id).flatMap((row) => recordsOf(made.reference, row)),
    ]);
}

function recordsOf(reference: string, row: AttemptRow): JournalRecord[] {
  const { number, startedAtMs, endedAtMs, outcome, firstByteAtMs, httpStatus, rawAnswer } = attemptOf(row);
  const began: JournalRecord = { kind: 'began', reference, number, startedAtMs };
  if (outcome === null || endedAtMs === null) return [began];
  const how = { outcome, firstByteAtMs, endedAtMs, httpStatus, rawAnswer };
  return [began, { kind: 'ended', reference, number, ...how }];
}
