import { z } from 'zod';
import { extractDigits, toContractPhone } from '../phone/storehub-phone-format';
import { normalizeName, normalizeStoredName } from '../text/normalize-name';
import { latestTimeMs } from '../time/last-write-wins';

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

const maxUidLength = 300;

/**
 * A note as it is stored: `uid` is the same for all its versions, and on every PC that has it. Two PCs can write a note
 * on the same caller or store; once they meet, the note has the ids of both, separated by spaces.
 */
export const contactNoteRecordSchema = contactNoteSchema.extend({ uid: z.string().min(1).max(maxUidLength) });

export type ContactNoteRecord = z.infer<typeof contactNoteRecordSchema>;

/** Returns the ids that make up the `uid` of a note. */
export function splitNoteUid(uid: string): string[] {
  return uid.split(' ');
}

/** Joins the ids of two notes on the same caller or store. At the maximum length, the first ones are left out. */
export function joinNoteUids(one: string, other: string): string {
  const uids = [...new Set([...splitNoteUid(one), ...splitNoteUid(other)])];
  while (uids.length > 1 && uids.join(' ').length > maxUidLength) uids.shift();
  return uids.join(' ');
}

/**
 * What an agent writes. `contact` is the number or the name of the store, as typed; an empty `text` removes the note. Its
 * key can be longer: a ligature stands for up to 18 characters.
 */
export const contactNoteChangeSchema = z
  .strictObject({
    subject: z.enum(contactNoteSubjects),
    contact: z.string().min(1).max(maxContactLength),
    label: z.string().max(maxContactLength),
    text: z.string().trim().max(maxContactNoteLength),
    endsAtMs: z.number().int().min(0).max(latestTimeMs).nullable(),
    /**
     * When the note that was shown while this one was typed was last changed; null if there was none. 'unknown' if it was
     * typed before the window was opened, and there is none by now: one may have been removed since.
     */
    basedOnMs: z
      .union([z.number().int(), z.literal('unknown')])
      .nullable()
      .optional(),
  })
  .refine(({ subject, contact }) => createContactNoteKey(subject, contact).length <= maxContactLength);

export type NoteBase = NonNullable<z.infer<typeof contactNoteChangeSchema>['basedOnMs']> | null;

export type ContactNoteChange = z.infer<typeof contactNoteChangeSchema>;

/**
 * `newer` is the note that holds, if it is newer than the one that the change was based on; `isGone` says that the latter was
 * removed or erased since. Either way nothing was written.
 */
export const contactNoteAnswerSchema = z.strictObject({
  newer: contactNoteSchema.nullable(),
  isGone: z.boolean(),
});

export type ContactNoteAnswer = z.infer<typeof contactNoteAnswerSchema>;

/** The most notes that a search shows. */
export const maxFoundContactNotes = 5;

/** The newest notes that a search finds, and how many it finds. */
export const foundContactNotesSchema = z.strictObject({
  notes: z.array(contactNoteSchema).max(maxFoundContactNotes),
  count: z.number().int().min(0),
});

export type FoundContactNotes = z.infer<typeof foundContactNotesSchema>;

/**
 * Returns '' for a contact that identifies nobody: a number without any digit but 0, such as `withheld` or `000`, or a
 * name without any letter or digit.
 */
export function createContactNoteKey(subject: ContactNoteSubject, contact: string): string {
  if (subject === 'store') return normalizeStoredName(contact);
  return /[1-9]/.test(extractDigits(contact)) ? toContractPhone(contact) : '';
}

/** Whether a key of a note is that of a contact, whose name another agent may have written in the other Chinese script. */
export function isKeyOfContact(key: string, subject: ContactNoteSubject, contact: string): boolean {
  const own = createContactNoteKey(subject, contact);
  if (own === key || subject === 'caller') return own === key;
  return own !== '' && normalizeName(own) === normalizeName(key);
}

/** Whether the note is still to be shown. */
export function isCurrentNote({ text, endsAtMs }: ContactNote, nowMs: number): boolean {
  return text !== '' && (endsAtMs === null || endsAtMs > nowMs);
}
