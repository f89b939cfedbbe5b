import { createHash } from 'node:crypto';

/** SHA-256 of a ticket's JSON text, in hex: what is shown and sent is what was written down. */
export function hashOf(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}

/** The text itself. @throws as SQLite does for a damaged file, where it is not the one that was hashed */
export function verified(body: string, bodySha256: string): string {
  if (hashOf(body) === bodySha256) return body;
  throw Object.assign(new Error('a ticket is not what was written down'), { code: 'SQLITE_CORRUPT_CONTENT' });
}
