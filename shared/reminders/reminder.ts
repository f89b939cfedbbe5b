import { z } from 'zod';

/** Why somebody is to be rung back: the case number came after the call had ended, or an agent wants to be reminded. */
export const reminderWhys = ['case number', 'agent'] as const;
export const reminderEnds = ['done', 'taken away'] as const;
export const longestReminder = 300;

/**
 * Somebody to ring back about a ticket, at an hour. Times are ms since 1970. It is open until `howEnded` says how it
 * ended. `isQuiet`: listed, but no notice comes up for it: the agent has put that away, or another PC showed it.
 * `changedAtMs` is when anything of it was changed last, and `setAtMs` where nothing was.
 * `text` is '' where the case number is what to ring about.
 */
export const reminderSchema = z.strictObject({
  id: z.number().int().positive(),
  why: z.enum(reminderWhys),
  text: z.string(),
  setAtMs: z.number().int(),
  dueAtMs: z.number().int(),
  howEnded: z.enum(reminderEnds).nullable(),
  endedAtMs: z.number().int().nullable(),
  isQuiet: z.boolean(),
  changedAtMs: z.number().int(),
});

export type Reminder = z.infer<typeof reminderSchema>;

/** What can be changed about one. Whoever takes a change back sets what was there before. */
export const reminderStateSchema = z.strictObject({
  text: z.string().trim().max(longestReminder),
  dueAtMs: z.number().int().min(0).max(8_640_000_000_000_000),
  howEnded: z.enum(reminderEnds).nullable(),
  isQuiet: z.boolean(),
});

export type ReminderState = z.infer<typeof reminderStateSchema>;

export function stateOf({ text, dueAtMs, howEnded, isQuiet }: Reminder): ReminderState {
  return { text, dueAtMs, howEnded, isQuiet };
}

/** The one for whose case number somebody is to be rung back, while that is not done. */
export function owedCallback({
  reminders,
}: {
  readonly reminders: readonly Reminder[];
}): Reminder | undefined {
  return reminders.find(({ why, howEnded }) => why === 'case number' && howEnded === null);
}
