import {
  createContactNoteKey,
  isKeyOfContact,
  type ContactNote,
  type ContactNoteSubject,
} from '../../../../shared/callers/contact-note';
import type { CallerSuggestions } from '../../../../shared/callers/caller-suggestions';
import type { CallFields } from '../../../../shared/calls/call';
import type { FormDraftTarget } from '../../../../shared/form-drafts/form-draft';
import { extractDigits } from '../../../../shared/phone/storehub-phone-format';
import { getOnlySuggestion } from '../caller-suggestions/caller-suggestions-store';
import { minDigits } from '../../../../shared/phone/number-lengths';

/**
 * Whom a note is about: the number or the name of the store, the name to show, the note so far, and where the typing of it
 * is kept. `isOfNumber`: several people call from the number, and the note is about all of them.
 */
export type NoteTarget = {
  readonly subject: ContactNoteSubject;
  readonly contact: string;
  readonly label: string;
  readonly note: ContactNote | undefined;
  readonly draft: FormDraftTarget;
  readonly isOfNumber: boolean;
};

type CallersOfNote = Pick<CallerSuggestions, 'callers' | 'dismissed'>;

/** Tells whether several people have this number, which is the key of a note. One who was dismissed has it as well as who calls. */
function isNumberOfSeveral(key: string, { callers, dismissed }: CallersOfNote): boolean {
  return [...callers.filter(({ isOfSeveralPeople }) => isOfSeveralPeople), ...dismissed].some(
    ({ phone }) => createContactNoteKey('caller', phone) === key,
  );
}

/** Tells whether the note on the caller among these is about several people. */
export function isNoteOfSeveral(notes: readonly ContactNote[], known: CallersOfNote): boolean {
  return notes.some(({ subject, key }) => subject === 'caller' && isNumberOfSeveral(key, known));
}

/** The caller or the store of the current call; undefined while nobody is certain. */
export function findNoteTarget(
  subject: ContactNoteSubject,
  fields: Pick<CallFields, 'phone' | 'name' | 'storeName'>,
  suggestions: CallerSuggestions,
): NoteTarget | undefined {
  const only = getOnlySuggestion(suggestions, fields);
  const isWholeNumber = extractDigits(fields.phone).length >= minDigits.toBeNoted;
  const found =
    subject === 'caller'
      ? {
          contact: isWholeNumber ? fields.phone : (only?.phone ?? ''),
          label: fields.name || (only?.name ?? ''),
        }
      : {
          contact: fields.storeName || (only?.storeName ?? ''),
          label: fields.storeName || (only?.storeName ?? ''),
        };
  const key = createContactNoteKey(subject, found.contact);
  if (key === '') return undefined;
  const notes = [...suggestions.notes, ...suggestions.callers.flatMap((caller) => caller.notes)];
  return {
    subject,
    ...found,
    note: notes.find((note) => note.subject === subject && isKeyOfContact(note.key, subject, key)),
    draft: { subject, key },
    isOfNumber: subject === 'caller' && isNumberOfSeveral(key, suggestions),
  };
}
