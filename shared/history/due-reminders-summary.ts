import { z } from 'zod';
import { ticketReminderSchema } from './reminder-lists';

/**
 * How many callbacks are due, with those for incidents that are over; how many reminders have an open notice, and which of these
 * became due last.
 */
export const dueRemindersSummarySchema = z.strictObject({
  dueCount: z.number().int().nonnegative(),
  raisedCount: z.number().int().nonnegative(),
  newest: ticketReminderSchema.nullable(),
});

export type DueRemindersSummary = z.infer<typeof dueRemindersSummarySchema>;
