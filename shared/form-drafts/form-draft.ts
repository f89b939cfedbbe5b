import { z } from 'zod';
import { maxContactLength } from '../callers/contact-note';
import { maxNoteLength } from '../history/ticket-summary-and-detail';

/** What a note is about: a ticket or an ended call, a caller, or a store. */
const noteSubjects = ['ticket', 'caller', 'store'] as const;

/**
 * What is being typed: a note, a new or changed reminder, the number of the case that a caller asked about, the name of an
 * incident, or what a form of the settings holds.
 */
export const formDraftSubjects = [
  ...noteSubjects,
  'new-reminder',
  'changed-reminder',
  'case-of-ended-call',
  'incident-name',
  'settings-form',
] as const;

/**
 * `key` is the id of the ticket or the reminder, the uid of the incident, the key of the lasting note, or the name of the form.
 */
export const formDraftTargetSchema = z.strictObject({
  subject: z.enum(formDraftSubjects),
  key: z.string().min(1).max(maxContactLength),
});

/** In UTF-16 code units. */
export const maxLastDayLength = 40;
export const maxTypedTimeLength = 100;

/** A form of the settings is longer than a note: JSON of all its fields. */
export const maxDraftTextLength = 8 * maxNoteLength;

/** `lastDay` is the last day of a lasting note as it was typed, such as `3/12`, or the time of a reminder; '' for none. */
export const formDraftContentSchema = z.strictObject({
  text: z.string().max(maxDraftTextLength),
  lastDay: z.string().max(maxTypedTimeLength),
});

/** What is being typed, as it is on disk. */
export const formDraftSchema = formDraftTargetSchema.extend(formDraftContentSchema.shape);

export type FormDraftTarget = z.infer<typeof formDraftTargetSchema>;
export type FormDraftContent = z.infer<typeof formDraftContentSchema>;
export type FormDraft = z.infer<typeof formDraftSchema>;

/** A note that is being typed. */
export type NoteDraft = FormDraft & { readonly subject: (typeof noteSubjects)[number] };

/** A reminder that is being typed, of a ticket or of itself by id. */
export type ReminderDraft = FormDraft & { readonly subject: 'new-reminder' | 'changed-reminder' };

export function isReminderDraft(draft: FormDraft): draft is ReminderDraft {
  return draft.subject === 'new-reminder' || draft.subject === 'changed-reminder';
}

export function isNoteDraft(draft: FormDraft): draft is NoteDraft {
  return noteSubjects.some((subject) => subject === draft.subject);
}

/** The most drafts at once. The window reads all of them when it starts. */
export const maxFormDrafts = 500;
