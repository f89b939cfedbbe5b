import type { Database } from 'better-sqlite3';
import { isMadeHereSql, isNotReplacedSql } from '../tickets/store/ticket-conditions-sql';
import { isErasableSql } from './erase-tickets';
import { hashCallId } from './mark-and-check-erased-ids';

/**
 * Prepares to find the calls that an erasure on request marked and kept, because a ticket was still to be sent or was
 * uncertain, and that can be erased now. A rejected ticket stays until its correction is settled: StoreHub has
 * neither. Reads the ids of all calls, out of their index, if anything was ever erased.
 */
export function prepareFindKeptCalls(db: Database): () => string[] {
  const marks = db.prepare<[], string>('SELECT id_hash FROM erased_call').pluck();
  const calls = db.prepare<[], string>('SELECT DISTINCT call_id FROM ticket').pluck();
  const mustStay = db.prepare<[string], number>(
    `SELECT 1 FROM ticket WHERE call_id = ? AND (NOT ${isErasableSql}
       OR (state = 'rejected' AND ${isMadeHereSql} AND ${isNotReplacedSql('ticket.id')}))`,
  );

  return () => {
    const erased = new Set(marks.all());
    const found: string[] = [];
    if (erased.size === 0) return found;
    for (const call of calls.iterate()) if (erased.has(hashCallId(call))) found.push(call);
    return found.filter((call) => mustStay.get(call) === undefined);
  };
}
