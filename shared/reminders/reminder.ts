import { z } from 'zod';

/** Why somebody is to be rung back: the case number came after the call had ended, or an agent wants to be reminded. */
export const reminderReasons = ['case-number', 'agent'] as const;
export const reminderResolutions = ['done', 'removed'] as const;
export const maxReminderLength = 300;

/**
 * Somebody to ring back about a ticket, at an hour. Times are ms since 1970. It is open until `resolution` says how it
 * ended. `isDismissed`: listed, but no notice comes up for it: the agent has put that away, or another PC showed it.
 * `changedAtMs` is when anything of it was changed last, and `setAtMs` where nothing was.
 * `text` is '' where the case number is what to ring about.
 */
export const reminderSchema = z.strictObject({
  id: z.number().int().positive(),
  reason: z.enum(reminderReasons),
  text: z.string(),
  setAtMs: z.number().int(),
  dueAtMs: z.number().int(),
  resolution: z.enum(reminderResolutions).nullable(),
  endedAtMs: z.number().int().nullable(),
  isDismissed: z.boolean(),
  changedAtMs: z.number().int(),
});

export type Reminder = z.infer<typeof reminderSchema>;

/** What can be changed about a reminder. Undo sets the values from before the change. */
export const editableReminderSchema = z.strictObject({
  text: z.string().trim().max(maxReminderLength),
  dueAtMs: z.number().int().min(0).max(8_640_000_000_000_000),
  resolution: z.enum(reminderResolutions).nullable(),
  isDismissed: z.boolean(),
});

export type EditableReminder = z.infer<typeof editableReminderSchema>;

export function toEditableReminder({ text, dueAtMs, resolution, isDismissed }: Reminder): EditableReminder {
  return { text, dueAtMs, resolution, isDismissed };
}

/** The one for whose case number somebody is to be rung back, while that is not done. */
export function findOwedCallback({
  reminders,
}: {
  readonly reminders: readonly Reminder[];
}): Reminder | undefined {
  return reminders.find(({ reason, resolution }) => reason === 'case-number' && resolution === null);
}
