import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/** Marks a call as erased on request. */
export function prepareMarkErased(db: Database): (callId: string) => void {
  const mark = db.prepare('INSERT INTO erased_call (id_hash) VALUES (?) ON CONFLICT DO NOTHING');
  return (callId) => void mark.run(markOf(callId));
}

/** Tells whether a call was erased here on request. Such a call is never imported again. */
export function prepareIsErased(db: Database): (callId: string) => boolean {
  const isMarked = db.prepare('SELECT 1 FROM erased_call WHERE id_hash = ?');
  return (callId) => isMarked.get(markOf(callId)) !== undefined;
}

/** A call's id is a UUID with 122 random bits, so the hash does not reveal it. */
function markOf(callId: string): string {
  return createHash('sha256').update(callId).digest('base64').slice(0, 24);
}
