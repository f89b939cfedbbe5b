import { z } from 'zod';
import { ticketIdSchema } from './ticket-id';

/** An earlier or later ticket in a chain of follow-ups. */
export const relatedTicketSchema = z.strictObject({
  id: ticketIdSchema,
  reference: z.string(),
  caseNumber: z.string().nullable(),
});

export type RelatedTicket = z.infer<typeof relatedTicketSchema>;

/** What a call follows. `neverSent` is there if it is a call that ended without a ticket: StoreHub has no number of it. */
export const followedTicketSchema = relatedTicketSchema.extend({
  neverSent: z.strictObject({ createdAtMs: z.number().int(), issue: z.string() }).optional(),
});

export type FollowedTicket = z.infer<typeof followedTicketSchema>;
