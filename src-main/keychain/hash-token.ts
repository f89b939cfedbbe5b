import { createHash } from 'node:crypto';

/**
 * Tells one token from another without keeping either. It has 64 bits, and a token has over 200: nobody can find out the token
 * from it.
 */
export function hashToken(token: string): string {
  return createHash('sha256').update(`storehub-helpdesk token ${token}`).digest('hex').slice(0, 16);
}
