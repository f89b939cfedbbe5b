import { tryToAppend, type AppendRecords } from '../journal/try-to-append';
import type { ContactNoteStore } from './contact-note-store';

/** Wraps the store so that the journal has the notes, too: a backup that is restored may be older than a note. */
export function createJournaledContactNoteStore(
  store: ContactNoteStore,
  append: AppendRecords,
): ContactNoteStore {
  return {
    ...store,

    set(change, newUid, nowMs) {
      const note = store.set(change, newUid, nowMs);
      if (note === null || note === 'full' || note === 'gone' || 'newer' in note) return note;
      tryToAppend(append, { kind: 'contact-note', ...note });
      return note;
    },
  };
}
