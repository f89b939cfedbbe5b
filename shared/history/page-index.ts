import { z } from 'zod';
import { historyCountQuerySchema, historySorts } from './history-query-and-page';
import { ticketIdSchema } from '../tickets/ticket-id';

/**
 * Asks where the pages of a whole history list begin, so that each can be read without the pages before it. The list
 * is walked in slices: `after` is the `next` of the previous slice (null for the first), `counted` its `count` (0).
 */
export const pageIndexQuerySchema = historyCountQuerySchema.extend({
  sort: z.enum(historySorts).optional(),
  pageLength: z.number().int().min(1).max(200),
  after: ticketIdSchema.nullable(),
  counted: z.number().int().min(0),
});

/**
 * `pageEnds` are the last tickets of the pages, each the `before` of the following page. `count` is the number of
 * tickets walked so far. `next` is where the following slice begins, null at the end of the list.
 */
export const pageIndexSchema = z.strictObject({
  pageEnds: z.array(ticketIdSchema),
  count: z.number().int().min(0),
  next: ticketIdSchema.nullable(),
});

export type PageIndexQuery = z.infer<typeof pageIndexQuerySchema>;
export type PageIndexSlice = z.infer<typeof pageIndexSchema>;
