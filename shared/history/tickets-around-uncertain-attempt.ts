import { z } from 'zod';
import { ticketIdSchema } from '../tickets/ticket-id';

/** A ticket that StoreHub created, with its number there. `atMs` is when the answer arrived, in ms since 1970. */
export const ticketNearUncertainAttemptSchema = z.strictObject({
  ticketId: ticketIdSchema,
  reference: z.string(),
  storeHubTicketId: z.string(),
  atMs: z.number().int(),
});

export type TicketNearUncertainAttempt = z.infer<typeof ticketNearUncertainAttemptSchema>;

/**
 * The tickets that this PC created directly before and after an uncertain attempt. They show which numbers StoreHub
 * assigned at that time. They are evidence, never proof: other PCs take numbers from the same sequence.
 */
export const ticketsAroundUncertainAttemptSchema = z.strictObject({
  before: ticketNearUncertainAttemptSchema.nullable(),
  after: ticketNearUncertainAttemptSchema.nullable(),
});

export type TicketsAroundUncertainAttempt = z.infer<typeof ticketsAroundUncertainAttemptSchema>;

/** Counts the numbers between two neighbours. Returns null if one is missing, or if they do not count upwards. */
export function countNumbersBetween({ before, after }: TicketsAroundUncertainAttempt): number | null {
  if (before === null || after === null) return null;
  const [low, high] = [Number(before.storeHubTicketId), Number(after.storeHubTicketId)];
  const between = high - low - 1;
  return Number.isSafeInteger(low) && Number.isSafeInteger(high) && between >= 0 ? between : null;
}
