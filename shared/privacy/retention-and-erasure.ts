import { z } from 'zod';
import { callIdSchema } from '../calls/call';
import { erasureRecordSchema } from '../export/history-export';

/** For how long a history may be told to be kept, in days; null: for ever. */
export const retentionDaysSchema = z.number().int().min(1).max(36_500).nullable();

export const privacyStateSchema = z.strictObject({
  retentionDays: retentionDaysSchema,
  erasures: z.array(erasureRecordSchema),
});
export type PrivacyState = z.infer<typeof privacyStateSchema>;

/** How many tickets are older than a history would be kept for, and may go. */
export const retentionPreviewSchema = z.strictObject({ tickets: z.number().int() });
export type RetentionPreview = z.infer<typeof retentionPreviewSchema>;

/** Who is to be forgotten: by the number, the name, or both. */
export const erasureRequestSchema = z.strictObject({
  phone: z.string().max(1000),
  name: z.string().max(1000),
});
export type ErasureRequest = z.infer<typeof erasureRequestSchema>;

/** A ticket that would go, in as many words as it takes to know it again. Times are ms since 1970. */
const previewedTicketSchema = z.strictObject({
  id: z.number().int(),
  createdAtMs: z.number().int(),
  name: z.string(),
  phone: z.string(),
  storeName: z.string().nullable(),
  reference: z.string(),
  caseNumber: z.string().nullable(),
});
export type PreviewedTicket = z.infer<typeof previewedTicketSchema>;

/** A call that was not sent and would go. */
const previewedCallSchema = z.strictObject({
  id: callIdSchema,
  status: z.enum(['open', 'parked', 'discarded']),
  savedAtMs: z.number().int(),
  name: z.string(),
  phone: z.string(),
  storeName: z.string(),
});
export type PreviewedCall = z.infer<typeof previewedCallSchema>;

/**
 * How many tickets would go and of how many phone numbers (`callers`), how many calls that were not sent, and how many calls
 * stay because their tickets are not settled yet. `others` name the caller and go as well: saved views and what the records
 * of exports say.
 */
const erasureCountsSchema = z.strictObject({
  tickets: z.number().int(),
  callers: z.number().int(),
  calls: z.number().int(),
  unsettled: z.number().int(),
  others: z.number().int(),
});

/** No list is longer; the counts tell how many more there are. */
export const maxPreviewRows = 100;

/** With what would go, the newest first. */
export const erasurePreviewSchema = erasureCountsSchema.extend({
  ticketList: z.array(previewedTicketSchema).max(maxPreviewRows),
  callList: z.array(previewedCallSchema).max(maxPreviewRows),
});
export type ErasurePreview = z.infer<typeof erasurePreviewSchema>;

/** `isDone` is false where it was ended in between: it goes on by itself, and its record says when it is done. */
export const erasureResultSchema = erasureCountsSchema.extend({ isDone: z.boolean() });
export type ErasureResult = z.infer<typeof erasureResultSchema>;
