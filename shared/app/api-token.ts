import { z } from 'zod';
import { keychainErrorCodes } from '../errors/app-error';

/**
 * The shape of a StoreHub API token. They are `tk_` and 36 letters and digits today; other lengths pass, so that
 * a change at StoreHub does not lock an office out, and only what cannot stand in a header is refused.
 */
export const tokenSchema = z
  .string()
  .trim()
  .regex(/^tk_[A-Za-z0-9_-]{6,250}$/);

export function hasUsualTokenLength(token: string): boolean {
  return /^tk_[A-Za-z0-9]{36}$/.test(token.trim());
}

/** What the window may know of the token: whether there is one, and its last four characters. Never the token. */
export const tokenStateSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('present'), lastFour: z.string().length(4) }),
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('checking') }),
  z.strictObject({ kind: z.literal('unknown'), errorCode: z.enum(keychainErrorCodes) }),
]);

export type TokenState = z.infer<typeof tokenStateSchema>;
