import type { Database } from 'better-sqlite3';
import { isConstraint } from '../db/database-error';
import { iterateIntactRows } from '../db/intact-rows';

/**
 * Takes over what was being written down from a database that is damaged elsewhere: no backup has the last hours'
 * calls, and no journal. A call counts as sent only where its ticket came back as well: where that did not, what was
 * typed is found among the discarded ones, and is not sent by a slip. What cannot be read any more is passed over.
 */
export function salvageCalls(from: Database, to: Database): void {
  const take = to.prepare(
    `INSERT INTO call (id, fields, revision, status, began_at_ms, saved_at_ms, discard_order, field_history, on_screen_ms,
       follows_ticket_id)
     VALUES (@id, @fields, @revision, @status, @began_at_ms, @saved_at_ms, @discard_order, coalesce(@field_history, '{}'),
       coalesce(@on_screen_ms, 0), (SELECT id FROM ticket WHERE reference = @follows))
     ON CONFLICT (id) DO UPDATE SET fields = excluded.fields, revision = excluded.revision, status = excluded.status,
       saved_at_ms = excluded.saved_at_ms, discard_order = excluded.discard_order, field_history = excluded.field_history,
       on_screen_ms = excluded.on_screen_ms, follows_ticket_id = excluded.follows_ticket_id
     WHERE excluded.status <> 'sent' AND excluded.revision >= call.revision
       AND NOT EXISTS (SELECT 1 FROM ticket WHERE ticket.call_id = call.id AND ticket.state <> 'rejected')`,
  );
  const isKnown = to.prepare('SELECT 1 FROM call WHERE id = ?');
  const lastDiscarded = to.prepare<[], number>('SELECT coalesce(max(discard_order), 0) FROM call').pluck();
  const referenceOf = followedTickets(from);

  for (const row of iterateIntactRows(from, 'call', { of: mayBeNews(to) })) {
    const isSent = row['status'] === 'sent';
    if (isSent && isKnown.get(row['id']) !== undefined) continue;
    const follows = referenceOf(row['follows_ticket_id']);
    const lost = { status: 'discarded', discard_order: (lastDiscarded.get() ?? 0) + 1 };
    try {
      take.run({ ...row, follows, ...(isSent && lost) });
    } catch (thrown) {
      // What the schema does not take for a call was one before the damage.
      if (!isConstraint(thrown)) throw thrown;
    }
  }
}

/** A condition on the calls of another file: those that are sent there and were known here before are no news. */
function mayBeNews(to: Database): string {
  const { seq, savedAtMs } = to
    .prepare<[], { seq: number; savedAtMs: number }>(
      'SELECT coalesce(max(seq), 0) AS seq, coalesce(max(saved_at_ms), 0) AS savedAtMs FROM call',
    )
    .get() ?? { seq: 0, savedAtMs: 0 };
  // The place of one that was deleted may have been given to another since.
  return `status <> 'sent' OR seq > ${seq} OR saved_at_ms >= ${savedAtMs}`;
}

/** Tickets have other ids in the database that is restored; their references are the same. */
function followedTickets(from: Database): (ticketId: unknown) => string | null {
  return (ticketId) => {
    if (typeof ticketId !== 'number') return null;
    const [row] = iterateIntactRows(from, 'ticket', { after: ticketId - 1 });
    return row?.['id'] === ticketId ? String(row['reference']) : null;
  };
}
