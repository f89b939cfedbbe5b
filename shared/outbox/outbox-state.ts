import { z } from 'zod';
import { keychainErrorCodes } from '../errors/app-error';
import { getExplanation, type Explanation } from '../messages/explanation';
import { ticketSummarySchema } from '../history/ticket-summary-and-detail';
import type { Language } from '../i18n/language';
import { accountBlockedSchema, explainOutcome, signedOutSchema } from '../outcome/attempt-outcome';

/**
 * Why the outbox sends no ticket at all. Only the agent or another token can end `signed-out` and `account-blocked`;
 * `signed-out` without an outcome means that there is no token. `paused` ends by itself at `untilMs` (ms since 1970). `keychain`
 * ends by itself once the keychain returns the token.
 */
export const outboxPauseStateSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('signed-out'), outcome: signedOutSchema.nullable() }),
  z.strictObject({ kind: z.literal('account-blocked'), outcome: accountBlockedSchema }),
  z.strictObject({ kind: z.literal('keychain'), errorCode: z.enum(keychainErrorCodes) }),
  z.strictObject({
    kind: z.literal('paused'),
    reason: z.enum(['not-sent', 'throttled', 'uncertain']),
    untilMs: z.number().int(),
  }),
]);

export type OutboxPauseState = z.infer<typeof outboxPauseStateSchema>;
/** A pause that only the agent can end. */
type PauseByOutcome = Extract<OutboxPauseState, { outcome: unknown }>;

export function explainPause({ outcome }: PauseByOutcome, language: Language): Explanation {
  return outcome === null
    ? getExplanation('outboxPause.noToken', language)
    : explainOutcome(outcome, language);
}

/**
 * The waiting tickets, in the order in which they will be sent, the uncertain ones, which people must resolve, and the
 * rejected ones that nobody has corrected, discarded or ended.
 */
export const outboxStateSchema = z.strictObject({
  pauseState: outboxPauseStateSchema.nullable(),
  waiting: z.array(ticketSummarySchema),
  uncertain: z.array(ticketSummarySchema),
  rejected: z.array(ticketSummarySchema),
});

export type OutboxState = z.infer<typeof outboxStateSchema>;

/** Problems that the agent must solve before any ticket is sent. */
const outboxBlockers = ['token-missing', 'token-refused', 'account-blocked'] as const;
export type OutboxBlocker = (typeof outboxBlockers)[number];

/** Null if nothing pauses the outbox, or if the pause ends by itself. */
export function findOutboxBlocker(pauseState: OutboxPauseState | null): OutboxBlocker | null {
  if (pauseState?.kind === 'account-blocked') return 'account-blocked';
  if (pauseState?.kind !== 'signed-out') return null;
  return pauseState.outcome === null ? 'token-missing' : 'token-refused';
}

/**
 * The same as counts, for screens that show no tickets and for monitoring. `oldestWaitingAtMs`: when the
 * oldest waiting ticket was made, in ms since 1970. `openCalls`: open and parked calls in which something was written, which
 * no other PC has.
 */
const outboxCountsSchema = z.strictObject({
  waiting: z.number().int().nonnegative(),
  oldestWaitingAtMs: z.number().int().nullable(),
  uncertain: z.number().int().nonnegative(),
  rejected: z.number().int().nonnegative(),
  openCalls: z.number().int().nonnegative(),
});

export type OutboxCounts = z.infer<typeof outboxCountsSchema>;

export const outboxSummarySchema = outboxCountsSchema.extend({ blocker: z.enum(outboxBlockers).nullable() });

export type OutboxSummary = z.infer<typeof outboxSummarySchema>;
