import { z } from 'zod';
import { ticketIdSchema } from '../tickets/ticket-link';

/** A ticket that StoreHub did create, with the number it gave it. `atMs` is when the answer came, in ms since 1970. */
export const neighbouringTicketSchema = z.strictObject({
  ticketId: ticketIdSchema,
  reference: z.string(),
  storeHubTicketId: z.string(),
  atMs: z.number().int(),
});

export type NeighbouringTicket = z.infer<typeof neighbouringTicketSchema>;

/**
 * The tickets that this PC created next before and next after an attempt whose end nobody knows. Evidence of the time
 * it would have been numbered in, never proof: other PCs take numbers from the same row.
 */
export const neighbouringTicketsSchema = z.strictObject({
  before: neighbouringTicketSchema.nullable(),
  after: neighbouringTicketSchema.nullable(),
});

export type NeighbouringTickets = z.infer<typeof neighbouringTicketsSchema>;

/** How many numbers lie between two neighbours. Null where there are not two, or they do not count upwards. */
export function countNumbersBetween({ before, after }: NeighbouringTickets): number | null {
  if (before === null || after === null) return null;
  const [low, high] = [Number(before.storeHubTicketId), Number(after.storeHubTicketId)];
  const between = high - low - 1;
  return Number.isSafeInteger(low) && Number.isSafeInteger(high) && between >= 0 ? between : null;
}
