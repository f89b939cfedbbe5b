import type { JournalRecord } from '../journal/journal-record';
import type { ContactNoteStore } from './contact-note-store';

/** Wraps the store so that the journal has the notes, too: a backup that is restored may be older than a note. */
export function createJournaledContactNoteStore(
  store: ContactNoteStore,
  append: (record: JournalRecord) => void,
): ContactNoteStore {
  return {
    ...store,

    set(change, newUid, nowMs) {
      const note = store.set(change, newUid, nowMs);
      if (note === null || note === 'full' || 'newer' in note) return note;
      try {
        append({ kind: 'contact-note', ...note });
      } catch {
        // The database has the note. Operations that depend on the journal report its errors.
      }
      return note;
    },
  };
}
