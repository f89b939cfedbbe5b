import type { Database } from 'better-sqlite3';
import { splitNoteUid, type ContactNoteRecord } from '../../shared/callers/contact-note';
import {
  createContactNoteStore,
  isOneMore,
  maxContactNotes,
  prepareContactNote,
  prepareCountNotes,
} from '../callers/contact-note-store';
import { latestChangeMs } from '../../shared/time/last-write-wins';
import { prepareIsErased } from '../privacy/mark-and-check-erased-ids';

/** What importing a note costs of a step. */
export const costOfContactNote = 3;

/**
 * Prepares to import notes on callers and stores. For each transaction, it returns a function that imports a note. The
 * newer of two notes holds (see `merge` of the store), a note that was erased here stays erased, and no archive makes
 * more notes than an agent can write. The function returns whether the note was new or newer.
 */
export function prepareImportContactNotes(
  db: Database,
): (nowMs?: number) => (note: ContactNoteRecord) => boolean {
  const { merge } = createContactNoteStore(db);
  const byKey = prepareContactNote(db);
  const count = prepareCountNotes(db);
  const isErased = prepareIsErased(db);

  return (nowMs) => {
    const left = { notes: maxContactNotes - count(false), removed: maxContactNotes - count(true) };
    return (imported) => {
      if (splitNoteUid(imported.uid).some(isErased)) return false;
      const note = { ...imported, changedAtMs: Math.min(imported.changedAtMs, latestChangeMs) };
      const existing = byKey(note.subject, note.key);
      const isRemoved = note.text === '';
      const isMore = isOneMore(existing, isRemoved);
      const [to, from] = isRemoved ? (['removed', 'notes'] as const) : (['notes', 'removed'] as const);
      if ((isMore && left[to] <= 0) || !merge(note, nowMs)) return false;
      if (isMore) left[to] -= 1;
      if (isMore && existing !== null) left[from] += 1;
      return true;
    };
  };
}
