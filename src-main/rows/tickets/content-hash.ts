import { createHash } from 'node:crypto';
import { createCorruptionError } from '../../db/database-error';

/**
 * Returns the SHA-256 of a ticket's JSON text, in hex. It proves that the app shows and sends exactly what was saved.
 */
export function hashContent(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}

/** Returns the text. @throws the exception for a damaged file if the text does not match the hash */
export function verifyContent(body: string, bodySha256: string): string {
  if (hashContent(body) === bodySha256) return body;
  throw createCorruptionError('a ticket is not what was written down');
}
