import type { Database } from 'better-sqlite3';
import type { ErasureRecord } from '../../shared/privacy/retention-and-erasure';
import { prepareRemoveWords } from '../history/search/vocabulary/vocabulary';
import { originalReferenceSql } from '../tickets/store/ticket-identity';
import { isSettledSql } from '../tickets/store/ticket-status';
import { prepareMarkErased } from './mark-erased-calls';

/** Tickets that may be erased: settled ones, and records of another PC. All tickets of a call must qualify together. */
export const isErasableSql = `(${isSettledSql} OR imported IS NOT NULL)`;

/**
 * Erases tickets for good, with everything that belongs to them and the calls that they came from. Links from other
 * tickets to them are cleared. Runs within the caller's transaction. SQLite overwrites what it frees (`secure_delete`);
 * merging the index and scrubbing the pages come later.
 */
export function prepareErase(db: Database): (ids: readonly number[], why: ErasureRecord['reason']) => void {
  const these = 'IN (SELECT value FROM json_each(@ids))';
  const steps = [
    `UPDATE ticket SET follows_ticket_id = NULL WHERE follows_ticket_id ${these}`,
    `UPDATE call SET follows_ticket_id = NULL WHERE follows_ticket_id ${these}`,
    `DELETE FROM note WHERE ticket_id ${these}`,
    `DELETE FROM attempt WHERE ticket_id ${these}`,
    `DELETE FROM reminder WHERE ticket_id ${these}`,
    `DELETE FROM ticket_index WHERE rowid ${these}`,
    `DELETE FROM index_pending WHERE ticket_id ${these}`,
    // Last, because clearing a link above added the linking ticket to this table.
    `DELETE FROM unfed WHERE ticket_id ${these}`,
  ].map((sql) => db.prepare(sql));
  // Also reports tickets that the shared history has not reached: an earlier folder may have had them, and so may the
  // history of another PC. Another PC gets erasure requests only, because it applies its own retention period.
  const tellTheFeed = db.prepare(
    `INSERT INTO unfed_erasure (call_id, reference, why) SELECT call_id, ${originalReferenceSql}, @why FROM ticket
     WHERE id ${these} AND (imported IS NULL OR @why = 'request') AND EXISTS (SELECT 1 FROM feed)`,
  );
  const removeWords = prepareRemoveWords(db);
  const markErased = prepareMarkErased(db);
  const callOf = db.prepare<[number], string>('SELECT call_id FROM ticket WHERE id = ?').pluck();
  const dropTicket = db.prepare('DELETE FROM ticket WHERE id = ?');
  const dropCall = db.prepare(
    'DELETE FROM call WHERE id = ? AND NOT EXISTS (SELECT 1 FROM ticket WHERE ticket.call_id = call.id)',
  );

  return (ids, why) => {
    const named = { ids: JSON.stringify(ids) };
    tellTheFeed.run({ ...named, why });
    removeWords(ids);
    for (const step of steps) step.run(named);
    const calls = new Set(ids.map((id) => callOf.get(id)));
    // A replacement references the ticket that it replaces, so it is deleted first.
    for (const id of ids.toSorted((a, b) => b - a)) dropTicket.run(id);
    for (const call of calls) {
      dropCall.run(call);
      if (why === 'request' && call !== undefined) markErased(call);
    }
  };
}
