import { z } from 'zod';
import { toContractPhone } from '../phone/storehub-phone-format';
import { normalizeName } from '../text/normalize-name';

/** Whom a lasting note is about: a caller, known by the number, or a store, known by its name. */
export const contactNoteSubjects = ['caller', 'store'] as const;
export type ContactNoteSubject = (typeof contactNoteSubjects)[number];

/** The longest note, in UTF-16 code units: what an agent reads while the caller speaks. */
export const maxContactNoteLength = 300;
/** The longest key and label, in UTF-16 code units. */
export const maxContactLength = 1000;

/**
 * A lasting note on a caller or a store. `key` is the number as StoreHub has it, or the folded name of the store;
 * `label` is the caller's or the store's name as last written, '' if unknown. An empty `text` says that the note was
 * removed. `endsAtMs` is when the note stops to be shown, null for never. Times are ms since 1970.
 */
export const contactNoteSchema = z.strictObject({
  subject: z.enum(contactNoteSubjects),
  key: z.string().min(1).max(maxContactLength),
  label: z.string().max(maxContactLength),
  text: z.string().max(maxContactNoteLength),
  endsAtMs: z.number().int().nullable(),
  changedAtMs: z.number().int(),
});

export type ContactNote = z.infer<typeof contactNoteSchema>;

/** A note as it is stored: `uid` is the same for all its versions, and on every PC that has it. */
export const contactNoteRecordSchema = contactNoteSchema.extend({ uid: z.string().min(1).max(300) });

export type ContactNoteRecord = z.infer<typeof contactNoteRecordSchema>;

/** What an agent writes. `contact` is the number or the name of the store, as typed; an empty `text` removes the note. */
export const contactNoteChangeSchema = z.strictObject({
  subject: z.enum(contactNoteSubjects),
  contact: z.string().min(1).max(maxContactLength),
  label: z.string().max(maxContactLength),
  text: z.string().trim().max(maxContactNoteLength),
  endsAtMs: z.number().int().nullable(),
});

export type ContactNoteChange = z.infer<typeof contactNoteChangeSchema>;

/** The most notes that a search finds. */
export const maxFoundContactNotes = 5;

/** Returns '' for a contact without any digit, or any letter or digit of a name. */
export function createContactNoteKey(subject: ContactNoteSubject, contact: string): string {
  return subject === 'caller' ? toContractPhone(contact) : normalizeName(contact);
}

/** Whether the note is still to be shown. */
export function isCurrentNote({ text, endsAtMs }: ContactNote, nowMs: number): boolean {
  return text !== '' && (endsAtMs === null || endsAtMs > nowMs);
}
