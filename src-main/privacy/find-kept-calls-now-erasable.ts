import type { Database } from 'better-sqlite3';
import { hashErasedId } from './mark-and-check-erased-ids';
import { prepareMayGoUnlisted } from './may-go-unlisted';

/**
 * Prepares to find the calls that an erasure on request marked and kept, because a ticket was still to be sent, was
 * uncertain or to be corrected, and that can be erased now. Reads the ids of all calls, out of their index, if anything was
 * ever erased.
 */
export function prepareFindKeptCalls(db: Database): () => string[] {
  const marks = db.prepare<[], string>('SELECT id_hash FROM erased_call').pluck();
  const calls = db.prepare<[], string>('SELECT DISTINCT call_id FROM ticket').pluck();
  const mayGo = prepareMayGoUnlisted(db);

  return () => {
    const erased = new Set(marks.all());
    const found: string[] = [];
    if (erased.size === 0) return found;
    for (const call of calls.iterate()) if (erased.has(hashErasedId(call))) found.push(call);
    return found.filter(mayGo);
  };
}
