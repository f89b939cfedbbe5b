import { z } from 'zod';
import { keychainTroubles } from './app-error';
import { ticketSummarySchema } from './history';

/**
 * Why the outbox stands still for all tickets alike. `signed out` and `account blocked` end only by the agent's
 * hand; a pause ends by itself at `untilMs` (ms since 1970); `keychain` ends by itself once it gives the token.
 */
export const outboxHaltSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('signed out'), sentence: z.string(), nextStep: z.string() }),
  z.strictObject({ kind: z.literal('account blocked'), sentence: z.string(), nextStep: z.string() }),
  z.strictObject({ kind: z.literal('keychain'), trouble: z.enum(keychainTroubles) }),
  z.strictObject({
    kind: z.literal('paused'),
    because: z.enum(['not sent', 'throttled', 'uncertain']),
    untilMs: z.number().int(),
  }),
]);

export type OutboxHalt = z.infer<typeof outboxHaltSchema>;

/**
 * What waits, in the order in which it will be sent; what people must settle; and whom somebody must ring back,
 * because the case number came when the caller was no longer on the line.
 */
export const outboxStateSchema = z.strictObject({
  halt: outboxHaltSchema.nullable(),
  waiting: z.array(ticketSummarySchema),
  uncertain: z.array(ticketSummarySchema),
  callbacks: z.array(ticketSummarySchema),
});

export type OutboxState = z.infer<typeof outboxStateSchema>;
