import { z } from 'zod';
import { ticketSummarySchema } from './ticket-summary-and-detail';

/** What an earlier ticket has in common with the current call. */
export const similarityReasons = ['same-number', 'same-store'] as const;

/**
 * A ticket that may be about the same case. `similarity` compares the issues, from 0 to 1. `isOfOtherStore`: of the
 * same number, but of another store than the call.
 */
export const similarTicketSchema = z.strictObject({
  ticket: ticketSummarySchema,
  reasons: z.array(z.enum(similarityReasons)),
  similarity: z.number().min(0).max(1),
  isOfOtherStore: z.boolean(),
});

export type SimilarTicket = z.infer<typeof similarTicketSchema>;
