import { z } from 'zod';
import { callIdSchema } from '../calls/call';
import { erasureRecordSchema } from '../export/history-export';

/** For how long a history may be told to be kept, in days; null: for ever. */
export const keepDaysSchema = z.number().int().min(1).max(36_500).nullable();

export const privacyStateSchema = z.strictObject({
  keepDays: keepDaysSchema,
  erasures: z.array(erasureRecordSchema),
});
export type PrivacyState = z.infer<typeof privacyStateSchema>;

/** How many tickets are older than a history would be kept for, and may go. */
export const olderFoundSchema = z.strictObject({ tickets: z.number().int() });
export type OlderFound = z.infer<typeof olderFoundSchema>;

/** Who is to be forgotten: by the number, the name, or both. */
export const callerToEraseSchema = z.strictObject({
  phone: z.string().max(1000),
  name: z.string().max(1000),
});
export type CallerToErase = z.infer<typeof callerToEraseSchema>;

/** A ticket that would go, in as many words as it takes to know it again. Times are ms since 1970. */
const foundTicketSchema = z.strictObject({
  id: z.number().int(),
  createdAtMs: z.number().int(),
  name: z.string(),
  phone: z.string(),
  storeName: z.string().nullable(),
  reference: z.string(),
  caseNumber: z.string().nullable(),
});
export type FoundTicket = z.infer<typeof foundTicketSchema>;

/** A call that was not sent and would go. */
const foundCallSchema = z.strictObject({
  id: callIdSchema,
  status: z.enum(['open', 'parked', 'discarded']),
  savedAtMs: z.number().int(),
  name: z.string(),
  phone: z.string(),
  storeName: z.string(),
});
export type FoundCall = z.infer<typeof foundCallSchema>;

/**
 * How many tickets would go and of how many phone numbers (`callers`), how many calls that were not sent, and how many calls
 * stay because their tickets are not settled yet. `others` name the caller and go as well: saved views and what the records
 * of exports say.
 */
const callerCountsSchema = z.strictObject({
  tickets: z.number().int(),
  callers: z.number().int(),
  calls: z.number().int(),
  unsettled: z.number().int(),
  others: z.number().int(),
});

/** No list is longer; the counts tell how many more there are. */
export const mostFoundListed = 100;

/** With what would go, the newest first. */
export const callerFoundSchema = callerCountsSchema.extend({
  ticketList: z.array(foundTicketSchema).max(mostFoundListed),
  callList: z.array(foundCallSchema).max(mostFoundListed),
});
export type CallerFound = z.infer<typeof callerFoundSchema>;

/** `isDone` is false where it was ended in between: it goes on by itself, and its record says when it is done. */
export const callerErasedSchema = callerCountsSchema.extend({ isDone: z.boolean() });
export type CallerErased = z.infer<typeof callerErasedSchema>;
