import { z } from 'zod';
import { historyCountQuerySchema, historySorts } from './ticket-history';
import { ticketIdSchema } from '../tickets/ticket-link';

/**
 * Where the pages of a whole list of the history begin, so that any of them can be read without those before it.
 * Walked in slices: `after` is the `next` of the slice before (null for the first), `counted` its `count` (0).
 */
export const pageIndexQuerySchema = historyCountQuerySchema.extend({
  sort: z.enum(historySorts).optional(),
  pageLength: z.number().int().min(1).max(200),
  after: ticketIdSchema.nullable(),
  counted: z.number().int().min(0),
});

/**
 * `pageEnds` are the tickets that end a page: each the `before` of the page behind it. `count` is how many tickets the
 * list has as far as it was walked, and `next` where the following slice begins: null at the end of the list.
 */
export const pageIndexSchema = z.strictObject({
  pageEnds: z.array(ticketIdSchema),
  count: z.number().int().min(0),
  next: ticketIdSchema.nullable(),
});

export type PageIndexQuery = z.infer<typeof pageIndexQuerySchema>;
export type PageIndexSlice = z.infer<typeof pageIndexSchema>;
