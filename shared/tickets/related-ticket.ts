import { z } from 'zod';
import { ticketIdSchema } from './ticket-id';

/** An earlier or later ticket in a chain of follow-ups. */
export const relatedTicketSchema = z.strictObject({
  id: ticketIdSchema,
  reference: z.string(),
  caseNumber: z.string().nullable(),
});

export type RelatedTicket = z.infer<typeof relatedTicketSchema>;
