import { z } from 'zod';
import { callIdSchema } from '../calls/call';
import { callStatuses } from '../calls/call-status';
import { retentionDaysSchema } from './retention-days';

/**
 * Records that tickets were erased, without any of their data. `isCleaned` is true once no copy contains a byte of
 * them either.
 */
export const erasureRecordSchema = z.strictObject({
  id: z.number().int(),
  atMs: z.number().int(),
  reason: z.enum(['request', 'retention']),
  tickets: z.number().int(),
  /** How many calls of the request were left out, and stay. */
  leftOut: z.number().int(),
  isCleaned: z.boolean(),
});
export type ErasureRecord = z.infer<typeof erasureRecordSchema>;

export const privacyStateSchema = z.strictObject({
  retentionDays: retentionDaysSchema,
  erasures: z.array(erasureRecordSchema),
});
export type PrivacyState = z.infer<typeof privacyStateSchema>;

/** How many tickets exceed this retention and can be erased. */
export const retentionPreviewSchema = z.strictObject({ tickets: z.number().int() });
export type RetentionPreview = z.infer<typeof retentionPreviewSchema>;

/** The longest list. The counts cover the rest. */
export const maxPreviewRows = 100;

/**
 * The person to erase: by the number, the name, or both. `leftOut`: ids of calls, lasting notes, incidents and incoming calls
 * that belong to another person. They stay as they are, calls with their tickets and with what names the caller in them.
 * `chosen`: ids of calls of the `unsureList` of the preview that a person ticked.
 */
export const erasureRequestSchema = z.strictObject({
  phone: z.string().max(1000),
  name: z.string().max(1000),
  leftOut: z
    .array(z.string().min(1).max(100))
    .max(4 * maxPreviewRows)
    .readonly()
    .optional(),
  chosen: z.array(z.string().min(1).max(100)).max(maxPreviewRows).readonly().optional(),
});
export type ErasureRequest = z.infer<typeof erasureRequestSchema>;

/** A ticket that would be erased, with just enough data to recognise it. Times are ms since 1970. */
const previewedTicketSchema = z.strictObject({
  id: z.number().int(),
  callId: callIdSchema,
  createdAtMs: z.number().int(),
  name: z.string(),
  phone: z.string(),
  storeName: z.string().nullable(),
  reference: z.string(),
  caseNumber: z.string().nullable(),
  /** Has another number or name, and only names the caller. */
  isOfOther: z.boolean(),
});
export type PreviewedTicket = z.infer<typeof previewedTicketSchema>;

/** An unsent call that would be erased. */
const previewedCallSchema = z.strictObject({
  id: callIdSchema,
  status: z.enum(callStatuses).exclude(['sent']),
  savedAtMs: z.number().int(),
  name: z.string(),
  phone: z.string(),
  storeName: z.string(),
});
export type PreviewedCall = z.infer<typeof previewedCallSchema>;

/**
 * A ticket, a call that ended or an unsent call of somebody else, from which only traces of the caller would be removed. `code` is
 * its case number or reference, and `status` that of an unsent call, without a ticket.
 */
const previewedTraceSchema = z.strictObject({
  callId: callIdSchema,
  atMs: z.number().int(),
  code: z.string().nullable(),
  status: z.enum(callStatuses).nullable(),
  name: z.string(),
  phone: z.string(),
  storeName: z.string(),
});

/**
 * A lasting note, the title of a known incident or an incoming call that would be erased. `text` is the note or the title, and
 * `name` the caller or store that a note is about.
 */
const previewedOtherSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(['contact-note', 'incident', 'incoming-call']),
  atMs: z.number().int(),
  name: z.string(),
  phone: z.string(),
  storeName: z.string(),
  text: z.string(),
});

/**
 * How much an erasure would take.
 * - `tickets`, unsent `calls`: erased, from so many phone `numbers`; `others`: lasting notes, incidents, incoming calls,
 *   saved views, records of exports.
 * - `unsettled`: calls that stay until their ticket is created or rejected.
 * - `redacted`: tickets and calls of others that stay without the caller's name and number.
 * - `leftOut`, and tickets that are `unsure` and nobody ticked: stay as they are.
 */
const erasureCountsSchema = z.strictObject({
  tickets: z.number().int(),
  numbers: z.number().int(),
  calls: z.number().int(),
  unsettled: z.number().int(),
  redacted: z.number().int(),
  others: z.number().int(),
  leftOut: z.number().int(),
  unsure: z.number().int(),
});

/**
 * Also lists what would be erased or `redacted`, which may be left out, and of `others` those that may be left out, of which
 * there are `listable`: tickets of others, of which there are `ofOthers`, first, and newest first.
 */
export const erasurePreviewSchema = erasureCountsSchema.extend({
  ofOthers: z.number().int(),
  ticketList: z.array(previewedTicketSchema).max(maxPreviewRows),
  /** The `unsure` ones, and those that were ticked. */
  unsureList: z.array(previewedTicketSchema).max(maxPreviewRows),
  callList: z.array(previewedCallSchema).max(maxPreviewRows),
  redactedList: z.array(previewedTraceSchema).max(maxPreviewRows),
  listable: z.number().int(),
  otherList: z.array(previewedOtherSchema).max(maxPreviewRows),
});
export type ErasurePreview = z.infer<typeof erasurePreviewSchema>;

/** `isDone` is false if the erasure was interrupted. It resumes by itself, and its record shows when it is done. */
export const erasureResultSchema = erasureCountsSchema.extend({ isDone: z.boolean() });
export type ErasureResult = z.infer<typeof erasureResultSchema>;
