import type { FormDraftContent } from '../../../shared/form-drafts/form-draft';
import { formatFieldTime, getPresetDueTime, presetDueTimes, type DueTimeChoice } from './reminder-due-times';

/** What the form shows: the time, by a choice or as it is typed, and the text. */
export type TypedReminder = { readonly choice: DueTimeChoice; readonly other: string; readonly text: string };

/** @param dueAtMs the time of the reminder that is changed; null for a new one */
export function createUntypedReminder(
  dueAtMs: number | null,
  openedAtMs: number,
): Omit<TypedReminder, 'text'> {
  const other = formatFieldTime(dueAtMs ?? getPresetDueTime('morning', openedAtMs));
  return { choice: dueAtMs === null ? 'hour' : 'other', other };
}

/** The chosen time is kept as a date: after midnight, the same words would mean a day later. An hour is counted from Enter. */
export function toReminderDraft(
  { choice, other, text }: TypedReminder,
  openedAtMs: number,
): FormDraftContent {
  if (choice === 'other') return { text, lastDay: other };
  return {
    text,
    lastDay: choice === 'hour' ? choice : formatFieldTime(getPresetDueTime(choice, openedAtMs)),
  };
}

/** Finds the choice that has the kept time now. Any other time is shown as it is typed. */
export function parseTypedReminder(
  draft: FormDraftContent | undefined,
  openedAtMs: number,
): TypedReminder | undefined {
  if (draft === undefined) return undefined;
  const { text, lastDay } = draft;
  const choice = presetDueTimes.find((preset) =>
    preset === 'hour'
      ? lastDay === preset
      : lastDay === formatFieldTime(getPresetDueTime(preset, openedAtMs)),
  );
  return choice === undefined
    ? { choice: 'other', other: lastDay, text }
    : { ...createUntypedReminder(null, openedAtMs), choice, text };
}
