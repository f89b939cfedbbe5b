import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/** Marks a call, or a note on a caller or store, as erased on request. */
export function prepareMarkErased(db: Database): (id: string) => void {
  const mark = prepareMarkErasedHash(db);
  return (id) => mark(hashErasedId(id));
}

/** Marks what another PC erased on request. @param hash see `hashErasedId` */
export function prepareMarkErasedHash(db: Database): (hash: string) => void {
  const mark = db.prepare('INSERT INTO erased_call (id_hash) VALUES (?) ON CONFLICT DO NOTHING');
  return (hash) => void mark.run(hash);
}

/** Tells whether a call or a note was erased here on request. It is never imported again. */
export function prepareIsErased(db: Database): (id: string) => boolean {
  const isMarked = db.prepare('SELECT 1 FROM erased_call WHERE id_hash = ?');
  return (id) => isMarked.get(hashErasedId(id)) !== undefined;
}

/**
 * Hashes what may be longer than an index takes. Only an id, a UUID with 122 random bits, is not revealed by it: that
 * of a number is found by trying all numbers.
 */
export function hashErasedId(id: string): string {
  return createHash('sha256').update(id).digest('base64').slice(0, 24);
}
