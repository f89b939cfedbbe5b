import type { FormDraftContent } from '../../../shared/form-drafts/form-draft';
import type { readDueTime } from './parse-due-time';
import { formatFieldTime, getPresetDueTime, presetDueTimes, type DueTimeChoice } from './reminder-due-times';

/** What the form shows: the time, by a choice or as it is typed, and the text. */
export type TypedReminder = {
  readonly choice: DueTimeChoice;
  readonly other: string;
  /** When `other` was typed, in ms since 1970: its words mean the day that they meant then. */
  readonly otherTypedAtMs: number;
  readonly text: string;
};

/** @param dueAtMs the time of the reminder that is changed; null for a new one */
export function createUntypedReminder(
  dueAtMs: number | null,
  openedAtMs: number,
): Omit<TypedReminder, 'text'> {
  const other = formatFieldTime(dueAtMs ?? getPresetDueTime('morning', openedAtMs));
  return { choice: dueAtMs === null ? 'hour' : 'other', other, otherTypedAtMs: openedAtMs };
}

/**
 * The time, chosen or typed, is kept as a date: after midnight, the same words would mean a day later. An hour is counted from
 * Enter.
 *
 * @param read null until it is loaded
 */
export function toReminderDraft(
  { choice, other, otherTypedAtMs, text }: TypedReminder,
  openedAtMs: number,
  read: typeof readDueTime | null,
): FormDraftContent {
  if (choice === 'other')
    return { text, lastDay: read === null ? other : toDatedTime(other, otherTypedAtMs, read) };
  return {
    text,
    lastDay: choice === 'hour' ? choice : formatFieldTime(getPresetDueTime(choice, openedAtMs)),
  };
}

/** A date with its year, and words that are not understood, stay as they are typed. */
function toDatedTime(words: string, typedAtMs: number, read: typeof readDueTime): string {
  const { atMs, unread } = read(words, typedAtMs);
  if (atMs === undefined || unread !== '') return words;
  return read(words, typedAtMs + moreThanAYearMs).atMs === atMs ? words : formatFieldTime(atMs);
}

const moreThanAYearMs = 400 * 24 * 60 * 60_000;

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
    ? { choice: 'other', other: lastDay, otherTypedAtMs: openedAtMs, text }
    : { ...createUntypedReminder(null, openedAtMs), choice, text };
}
