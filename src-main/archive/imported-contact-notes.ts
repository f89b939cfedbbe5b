import type { Database } from 'better-sqlite3';
import type { ContactNoteRecord } from '../../shared/callers/contact-note';
import { createContactNoteStore } from '../callers/contact-note-store';
import { prepareIsErased } from '../privacy/mark-erased-calls';

/** What importing a note costs of a step. */
export const costOfContactNote = 3;

/**
 * Returns a function that imports a note on a caller or a store. The newer of two notes holds, and a note that was
 * erased here stays erased. It returns whether the note was new or newer.
 */
export function prepareTakeContactNote(db: Database): (note: ContactNoteRecord) => boolean {
  const { take } = createContactNoteStore(db);
  const isErased = prepareIsErased(db);
  return (note) => !isErased(note.uid) && take(note);
}
