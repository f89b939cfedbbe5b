import { z } from 'zod';
import { ticketReminderSchema } from './reminder-lists';

/** How many reminders are due, how many of them have an open notice, and which of these became due last. */
export const dueRemindersSchema = z.strictObject({
  dueCount: z.number().int().nonnegative(),
  raisedCount: z.number().int().nonnegative(),
  newest: ticketReminderSchema.nullable(),
});

export type DueReminders = z.infer<typeof dueRemindersSchema>;
