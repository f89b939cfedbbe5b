import { createHash } from 'node:crypto';
import { createCorruptionError } from '../db/database-error';

/** SHA-256 of a ticket's JSON text, in hex: what is shown and sent is what was written down. */
export function hashContent(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}

/** The text itself. @throws as SQLite does for a damaged file, where it is not the one that was hashed */
export function verifyContent(body: string, bodySha256: string): string {
  if (hashContent(body) === bodySha256) return body;
  throw createCorruptionError('a ticket is not what was written down');
}
