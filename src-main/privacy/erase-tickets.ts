import type { Database } from 'better-sqlite3';
import type { ErasureRecord } from '../../shared/privacy/retention-and-erasure';
import { prepareRemoveWords } from '../history/search/vocabulary/vocabulary';
import {
  prepareDropCallWithoutTicket,
  prepareDropTicketDependents,
} from '../rows/tickets/drop-ticket-dependents';
import { originalReferenceSql } from '../rows/tickets/ticket-identity';
import { isSettledSql } from '../rows/tickets/ticket-status';
import { prepareMarkErased } from './mark-and-check-erased-ids';

/**
 * In SQL, for a ticket: a request that lists it may erase it. It is settled, or the record of another PC. All tickets of a call
 * must qualify together. What lists nothing takes less: see `prepareMayGoUnlisted`, and for the age `isPastRetentionSql`.
 */
export const mayGoOnRequestSql = `(${isSettledSql} OR imported IS NOT NULL)`;

/**
 * Erases tickets for good, with everything that belongs to them and the calls that they came from. Links from other
 * tickets to them are cleared. Runs within the caller's transaction. SQLite overwrites what it frees (`secure_delete`);
 * merging the index and scrubbing the pages come later.
 */
export function prepareErase(db: Database): (ids: readonly number[], why: ErasureRecord['reason']) => void {
  const these = 'IN (SELECT value FROM json_each(@ids))';
  const dropDrafts = db.prepare(
    `DELETE FROM note_draft WHERE subject NOT IN ('caller', 'store') AND subject_key IN
       (SELECT uid FROM reminder WHERE ticket_id ${these} UNION SELECT reference FROM ticket WHERE id ${these}
        UNION SELECT call_id FROM ticket WHERE id ${these})`,
  );
  const dropDependents = prepareDropTicketDependents(db);
  // The server hears of requests by the marks of erased calls. Other PCs apply a retention period of their own.
  const queueRemovals = db.prepare(
    `INSERT INTO unsynced_removal (call_id, reference, why) SELECT call_id, ${originalReferenceSql}, 'retention'
     FROM ticket WHERE id ${these} AND imported IS NULL AND EXISTS (SELECT 1 FROM sync_position)`,
  );
  const removeWords = prepareRemoveWords(db);
  const markErased = prepareMarkErased(db);
  const callOf = db.prepare<[number], string>('SELECT call_id FROM ticket WHERE id = ?').pluck();
  const dropTicket = db.prepare('DELETE FROM ticket WHERE id = ?');
  const dropCall = prepareDropCallWithoutTicket(db);

  return (ids, why) => {
    const named = { ids: JSON.stringify(ids) };
    if (why === 'retention') queueRemovals.run(named);
    removeWords(ids);
    // First, because the keys of some are ids of reminders.
    dropDrafts.run(named);
    dropDependents(ids);
    const calls = new Set(ids.flatMap((id) => callOf.all(id)));
    // A replacement references the ticket that it replaces, so it is deleted first.
    for (const id of ids.toSorted((a, b) => b - a)) dropTicket.run(id);
    for (const call of calls) {
      dropCall(call);
      if (why === 'request') markErased(call);
    }
  };
}
