import { z } from 'zod';
import { ticketSummarySchema } from './ticket-summary-and-detail';
import { callBackTriesSchema } from '../calls/incoming-call';
import { reminderSchema } from '../reminders/reminder';

/** `tries` since the reminder was set; a list for an agent has them, a notice does not. */
export const ticketReminderSchema = z.strictObject({
  reminder: reminderSchema,
  ticket: ticketSummarySchema,
  tries: callBackTriesSchema.optional(),
});

export type TicketReminder = z.infer<typeof ticketReminderSchema>;

/** Callbacks that are due, longest due first, and coming ones, next first. */
export const reminderListSchema = z.strictObject({
  due: z.array(ticketReminderSchema),
  coming: z.array(ticketReminderSchema),
});

export type ReminderList = z.infer<typeof reminderListSchema>;

/** The longest list of reminders. More due ones are counted, not shown. */
export const maxReminders = 200;

/** The most due reminders of one caller that the call screen shows, the longest due first. */
export const maxRemindersOfCaller = 3;
