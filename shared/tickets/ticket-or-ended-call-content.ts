import { z } from 'zod';
import { priorities, serviceIds } from './services-and-priorities';

/** Twice what the window accepts in one field. */
const text = z.string().max(200_000);
const degrees = (max: number) => z.number().min(-max).max(max).nullable();

/**
 * What a row of the history holds, under the names of StoreHub's contract: the whole request of a ticket, or as much of
 * it as a call had that ended without one. Mandatory texts may then be blank and numbers null. Never sent:
 * `createTicketRequestSchema` is what may be sent.
 */
export const ticketOrEndedCallContentSchema = z.strictObject({
  Ticket: z.strictObject({
    Name: text,
    Phone: text,
    Issue: text,
    Priority: z.literal(priorities),
    IsReceiveSms: z.boolean(),
    Email: text.exactOptional(),
    Remark: text.exactOptional(),
    StoreName: text.exactOptional(),
    DealerReseller: text.exactOptional(),
  }),
  Appointment: z.strictObject({
    Address: text,
    State: text,
    ServiceId: z.literal(serviceIds).nullable(),
    Longitude: degrees(180),
    Latitude: degrees(90),
  }),
});

export type TicketOrEndedCallContent = z.infer<typeof ticketOrEndedCallContentSchema>;
