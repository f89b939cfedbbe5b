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

/** The longest list of reminders. More due ones are counted, not shown. */
export const maxReminders = 200;
