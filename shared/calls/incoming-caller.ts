import { z } from 'zod';

/**
 * What a softphone says about an incoming call; '' where it says nothing, which may be all of it. `phone` holds digits,
 * with `+` only for a foreign number.
 */
export const incomingCallSchema = z.strictObject({
  phone: z.string().regex(/^(?:\+?\d{1,16})?$/),
  name: z.string(),
  store: z.string(),
});

export type IncomingCall = z.infer<typeof incomingCallSchema>;

/** The most calls that ring at once. Older ones then count as missed. */
export const maxRingingCalls = 20;

/** Whether nothing is known about the caller. */
export function isUnknownCaller({ phone, name, store }: IncomingCall): boolean {
  return phone + name + store === '';
}
