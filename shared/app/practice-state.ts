import { z } from 'zod';

/**
 * A fault that the practice server simulates: for the next tickets if the practice panel sets it, or for a single
 * ticket with the marker `#practice <simulation>` in its remark.
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

/** Answers with exactly this code, whatever the simulation. Null leaves the answer to the simulation. */
export const practiceStateSchema = z.strictObject({
  simulation: z.enum(simulations),
  errorCode: z
    .string()
    .regex(/^-?\d{1,9}$/)
    .nullable(),
  delayMs: z.number().int().min(0).max(60_000),
});

export type PracticeState = z.infer<typeof practiceStateSchema>;
