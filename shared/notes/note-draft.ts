import { z } from 'zod';
import { maxContactLength } from '../callers/contact-note';
import { maxNoteLength } from '../history/ticket-summary-and-detail';

/** What a note that is being typed is about: a ticket or an ended call, a caller, or a store. */
export const noteDraftSubjects = ['ticket', 'caller', 'store'] as const;

/** `key` is the id of the ticket, or the key of the lasting note. */
export const noteDraftTargetSchema = z.strictObject({
  subject: z.enum(noteDraftSubjects),
  key: z.string().min(1).max(maxContactLength),
});

/** In UTF-16 code units. */
export const maxLastDayLength = 40;

/** `lastDay` is the last day of a lasting note as it was typed, such as `3/12`; '' for none. */
export const noteDraftContentSchema = z.strictObject({
  text: z.string().max(maxNoteLength),
  lastDay: z.string().max(maxLastDayLength),
});

/** A note that is being typed, as it is on disk. */
export const noteDraftSchema = noteDraftTargetSchema.extend(noteDraftContentSchema.shape);

export type NoteDraftTarget = z.infer<typeof noteDraftTargetSchema>;
export type NoteDraftContent = z.infer<typeof noteDraftContentSchema>;
export type NoteDraft = z.infer<typeof noteDraftSchema>;

/** The most drafts at once. The window reads all of them when it starts. */
export const maxNoteDrafts = 500;
