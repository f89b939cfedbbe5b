import { z } from 'zod';

/** Why somebody must be called back: the case number arrived after the call had ended, or an agent set a reminder. */
export const reminderReasons = ['case-number', 'agent'] as const;
export const reminderResolutions = ['done', 'removed'] as const;
export const maxReminderLength = 300;

/**
 * A reminder to call somebody back about a ticket. Times are ms since 1970. It is open until `resolution` says how it
 * ended. `isDismissed`: it stays in the list but raises no notice, because the agent dismissed that, or another PC
 * showed it. `changedAtMs` is the time of the last change, or `setAtMs` without one. `text` is '' if the case number
 * is the reason.
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

/** The editable part of a reminder. Undo sets the earlier values. */
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

/** Returns the open reminder to call somebody back with their case number. */
export function findOwedCallback({
  reminders,
}: {
  readonly reminders: readonly Reminder[];
}): Reminder | undefined {
  return reminders.find(({ reason, resolution }) => reason === 'case-number' && resolution === null);
}
