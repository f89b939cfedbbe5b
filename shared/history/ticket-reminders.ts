import { z } from 'zod';
import { ticketSummarySchema } from './ticket-history';
import { reminderSchema } from '../reminders/reminder';

export const ticketReminderSchema = z.strictObject({ reminder: reminderSchema, ticket: ticketSummarySchema });

export type TicketReminder = z.infer<typeof ticketReminderSchema>;

/** Whom to ring back, the longest due first; and who is to be rung back later, the next one first. */
export const reminderListSchema = z.strictObject({
  due: z.array(ticketReminderSchema),
  coming: z.array(ticketReminderSchema),
});

export type ReminderList = z.infer<typeof reminderListSchema>;

/** How many are due, for how many of those a notice is up, and the one of these that became due last. */
export const dueRemindersSchema = z.strictObject({
  dueCount: z.number().int().nonnegative(),
  raisedCount: z.number().int().nonnegative(),
  newest: ticketReminderSchema.nullable(),
});

export type DueReminders = z.infer<typeof dueRemindersSchema>;

/** No list is longer: what is due is counted, not shown, beyond it. */
export const maxReminders = 200;
