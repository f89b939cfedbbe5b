import type { Database } from 'better-sqlite3';
import { isConstraint } from '../db/database-error';
import { iterateIntactRows } from '../db/iterate-intact-rows';
import type { WholeRow } from '../db/schema-independent-row-queries';
import { isRedactedCallSql, keepRedactedSql } from '../rows/calls/redacted-call-sql';

/**
 * Copies the readable calls of a damaged database: no backup and no journal has those of the last hours. A call counts as
 * sent only if its ticket was restored, too; otherwise it is listed as discarded from now on, so that nobody sends it by
 * accident.
 * @param referenceOf returns the reference of the ticket that a call follows, or null
 */
export function salvageCalls(
  from: Database,
  to: Database,
  nowMs: number,
  referenceOf = followedTickets(from),
): void {
  const take = to.prepare(
    `INSERT INTO call (id, fields, revision, status, began_at_ms, saved_at_ms, discard_order, discarded_at_ms, field_history,
       on_screen_ms, follows_ticket_id, shown_at_ms, has_tab, is_likeness_decided)
     VALUES (@id, @fields, @revision, @status, @began_at_ms, @saved_at_ms, @discard_order, @discarded_at_ms, coalesce(@field_history, '{}'),
       coalesce(@on_screen_ms, 0), (SELECT id FROM ticket WHERE reference = @follows), @shown_at_ms, @has_tab,
       @is_likeness_decided)
     ON CONFLICT (id) DO UPDATE SET fields = ${keepRedactedSql('excluded.fields')}, revision = excluded.revision,
       status = excluded.status, saved_at_ms = excluded.saved_at_ms, discard_order = excluded.discard_order,
       discarded_at_ms = excluded.discarded_at_ms, field_history = iif(${isRedactedCallSql}, '{}', excluded.field_history),
       on_screen_ms = excluded.on_screen_ms, follows_ticket_id = excluded.follows_ticket_id,
       shown_at_ms = excluded.shown_at_ms, has_tab = excluded.has_tab,
       is_likeness_decided = coalesce(excluded.is_likeness_decided, call.is_likeness_decided)
     WHERE excluded.status <> 'sent' AND excluded.revision >= call.revision
       AND NOT EXISTS (SELECT 1 FROM ticket WHERE ticket.call_id = call.id AND ticket.state <> 'rejected')`,
  );
  const isKnown = to.prepare('SELECT 1 FROM call WHERE id = ?');
  const lastDiscarded = to.prepare<[], number>('SELECT coalesce(max(discard_order), 0) FROM call').pluck();

  for (const row of iterateIntactRows(from, 'call', { of: mayBeNews(to) })) {
    const isSent = row['status'] === 'sent';
    if (isSent && isKnown.get(row['id']) !== undefined) continue;
    const follows = referenceOf(row);
    const lost = {
      status: 'discarded',
      discard_order: (lastDiscarded.get() ?? 0) + 1,
      discarded_at_ms: nowMs,
    };
    try {
      take.run({ ...row, follows, ...(isSent && lost) });
    } catch (thrown) {
      // A constraint failed: the row is no valid call any more.
      if (!isConstraint(thrown)) throw thrown;
    }
  }
}

/** Builds a condition in SQL for another file. It skips calls that are sent there and were already known here. */
function mayBeNews(to: Database): string {
  const { seq, savedAtMs } = to
    .prepare<[], { seq: number; savedAtMs: number }>(
      'SELECT coalesce(max(seq), 0) AS seq, coalesce(max(saved_at_ms), 0) AS savedAtMs FROM call',
    )
    .get() ?? { seq: 0, savedAtMs: 0 };
  // A deleted call's `seq` may belong to another call since.
  return `status <> 'sent' OR seq > ${seq} OR saved_at_ms >= ${savedAtMs}`;
}

/** Returns a lookup of references: a ticket's id differs in the restored database, its reference does not. */
function followedTickets(from: Database): (call: WholeRow) => string | null {
  return ({ follows_ticket_id: ticketId }) => {
    if (typeof ticketId !== 'number') return null;
    const [row] = iterateIntactRows(from, 'ticket', { after: ticketId - 1 });
    return row?.['id'] === ticketId ? String(row['reference']) : null;
  };
}
