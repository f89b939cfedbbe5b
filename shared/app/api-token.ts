import { z } from 'zod';
import { keychainErrorCodes } from '../errors/app-error';

/**
 * The shape of a StoreHub API token. Tokens are `tk_` and 36 letters and digits today. Other lengths pass, so that a
 * change at StoreHub does not lock an office out. The schema refuses only what cannot be sent in an HTTP header.
 */
export const tokenSchema = z
  .string()
  .trim()
  .regex(/^tk_[A-Za-z0-9_-]{6,250}$/);

export function hasUsualTokenLength(token: string): boolean {
  return /^tk_[A-Za-z0-9]{36}$/.test(token.trim());
}

/**
 * What the window knows about the token: its state and its last four characters. The token itself never reaches the
 * window.
 */
export const tokenStateSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('present'), lastFour: z.string().length(4) }),
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('checking') }),
  z.strictObject({ kind: z.literal('unknown'), errorCode: z.enum(keychainErrorCodes) }),
]);

export type TokenState = z.infer<typeof tokenStateSchema>;

/** True if the keychain may hold a token: a locked or unresponsive one may, a missing one does not. */
export function mayHaveToken(token: TokenState): boolean {
  if (token.kind === 'unknown') return token.errorCode !== 'absent' && token.errorCode !== 'no-session-bus';
  return token.kind !== 'none';
}
