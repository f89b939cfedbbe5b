import type { JournalRecord } from '../journal/journal-record';
import type { CallerDismissalStore } from './caller-dismissal-store';

/** The same store, with a witness: who was said not to be the one is not said again after a restore. */
export function createJournaledDismissalStore(
  store: CallerDismissalStore,
  append: (record: JournalRecord) => void,
): CallerDismissalStore {
  function note(record: JournalRecord): void {
    try {
      append(record);
    } catch {
      // The database has it; a disk that takes no journal is told of by what needs one.
    }
  }

  return {
    dismiss(number, callerKey, nowMs) {
      store.dismiss(number, callerKey, nowMs);
      note({ kind: 'caller refused', number, callerKey, atMs: nowMs });
      return null;
    },
    undoDismiss(number, callerKey) {
      store.undoDismiss(number, callerKey);
      note({ kind: 'refusal taken back', number, callerKey });
      return null;
    },
  };
}
