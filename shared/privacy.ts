import { z } from 'zod';
import { erasureRecordSchema } from './export';

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

/**
 * How many tickets would go, and how many calls stay because they are not settled yet. `others` name the caller, too, and
 * go as well: calls that were never sent, saved views, and what the records of exports say.
 */
export const callerFoundSchema = z.strictObject({
  tickets: z.number().int(),
  unsettled: z.number().int(),
  others: z.number().int(),
});
export type CallerFound = z.infer<typeof callerFoundSchema>;

/** `isDone` is false where it was ended in between: it goes on by itself, and its record says when it is done. */
export const callerErasedSchema = callerFoundSchema.extend({ isDone: z.boolean() });
export type CallerErased = z.infer<typeof callerErasedSchema>;
