import { z } from 'zod';
import { ticketIdSchema } from './ticket-id';

/** An earlier or later ticket in a chain of follow-ups. */
export const ticketLinkSchema = z.strictObject({
  id: ticketIdSchema,
  reference: z.string(),
  caseNumber: z.string().nullable(),
});

export type TicketLink = z.infer<typeof ticketLinkSchema>;
