import { z } from 'zod';
import { ticketSummarySchema } from './ticket-summary-and-detail';
import { callBackTriesSchema } from '../reminders/call-back-tries';
import { reminderSchema } from '../reminders/reminder';

/** `tries` since the reminder was set; a list for an agent has them, a notice does not. */
export const ticketReminderSchema = z.strictObject({
  reminder: reminderSchema,
  ticket: ticketSummarySchema,
  tries: callBackTriesSchema.optional(),
});

export type TicketReminder = z.infer<typeof ticketReminderSchema>;

/** An incident that is over, and the newest ticket of the call whose caller wanted to be told. `tries` since that call. */
const solvedIncidentSchema = z.strictObject({
  incident: z.strictObject({ callId: z.uuid(), title: z.string() }),
  ticket: ticketSummarySchema,
  tries: callBackTriesSchema.optional(),
});

export type SolvedIncident = z.infer<typeof solvedIncidentSchema>;

/** An uncertain ticket of a caller, who may know whether StoreHub has it: by its SMS, if one was asked for. */
const uncertainTicketSchema = z.strictObject({
  uncertain: z.strictObject({ hasSms: z.boolean() }),
  ticket: ticketSummarySchema,
  tries: z.undefined().optional(),
});

export type UncertainTicketOfCaller = z.infer<typeof uncertainTicketSchema>;

/** What a caller who rings is to be told or asked. */
export const dueOfCallerSchema = z.union([ticketReminderSchema, solvedIncidentSchema, uncertainTicketSchema]);

export type DueOfCaller = z.infer<typeof dueOfCallerSchema>;

/** Callbacks that are due, longest due first, and coming ones, next first. `counts` has those, too, that are not listed. */
export const reminderListSchema = z.strictObject({
  due: z.array(ticketReminderSchema),
  coming: z.array(ticketReminderSchema),
  counts: z.strictObject({ due: z.number().int(), coming: z.number().int() }),
});

export type ReminderList = z.infer<typeof reminderListSchema>;

/** The longest list of reminders. More due ones are counted, not shown. */
export const maxReminders = 200;

/** The most of what is due to one caller that the call screen shows, the longest due first. */
export const maxRemindersOfCaller = 3;
