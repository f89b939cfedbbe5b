import { z } from 'zod';

/**
 * A bad day the practice server can be told to have: by the practice panel for the next tickets, or by a marker
 * in the remark, `#practice <bad day>`, for that ticket alone.
 */
export const simulations = [
  'none',
  'slow',
  'no-connection',
  'too-many-requests',
  'invalid-parameter',
  'token-refused',
  'account-blocked',
  'unexpected-error',
  'connection-broken',
  'no-answer',
  'unreadable-answer',
  'no-case-number',
] as const;

export type Simulation = (typeof simulations)[number];

/** `errorCode` answers with just that code, whatever the bad day; null answers as the bad day says. */
export const practiceStateSchema = z.strictObject({
  simulation: z.enum(simulations),
  errorCode: z
    .string()
    .regex(/^-?\d{1,9}$/)
    .nullable(),
  delayMs: z.number().int().min(0).max(60_000),
});

export type PracticeState = z.infer<typeof practiceStateSchema>;
