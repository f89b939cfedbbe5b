import { z } from 'zod';
import { ticketSummarySchema } from './ticket-summary-and-detail';
import { reminderSchema } from '../reminders/reminder';

export const ticketReminderSchema = z.strictObject({ reminder: reminderSchema, ticket: ticketSummarySchema });

export type TicketReminder = z.infer<typeof ticketReminderSchema>;

/** Callbacks that are due, longest due first, and coming ones, next first. */
export const reminderListSchema = z.strictObject({
  due: z.array(ticketReminderSchema),
  coming: z.array(ticketReminderSchema),
});

export type ReminderList = z.infer<typeof reminderListSchema>;

/** How many reminders are due, how many of them have an open notice, and which of these became due last. */
export const dueRemindersSchema = z.strictObject({
  dueCount: z.number().int().nonnegative(),
  raisedCount: z.number().int().nonnegative(),
  newest: ticketReminderSchema.nullable(),
});

export type DueReminders = z.infer<typeof dueRemindersSchema>;

/** The longest list of reminders. More due ones are counted, not shown. */
export const maxReminders = 200;
