import { z } from 'zod';
import { maxNoteLength } from '../history/ticket-summary-and-detail';
import { ticketIdSchema } from '../tickets/ticket-id';

/** The parts that several requests have in common. */
export const nothing = z.null();
export const ticketRef = z.strictObject({ ticketId: ticketIdSchema });
/** A number that somebody rings from, in any format. */
export const callerNumber = z.strictObject({ phone: z.string().max(100) });
export const noteText = z.string().trim().min(1).max(maxNoteLength);
