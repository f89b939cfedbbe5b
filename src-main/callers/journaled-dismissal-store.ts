import type { JournalRecord } from '../journal/journal-record';
import type { RefusalStore } from './caller-dismissal-store';

/** The same store, with a witness: who was said not to be the one is not said again after a restore. */
export function journaledRefusalStore(
  store: RefusalStore,
  append: (record: JournalRecord) => void,
): RefusalStore {
  function note(record: JournalRecord): void {
    try {
      append(record);
    } catch {
      // The database has it; a disk that takes no journal is told of by what needs one.
    }
  }

  return {
    refuse(number, callerKey, nowMs) {
      store.refuse(number, callerKey, nowMs);
      note({ kind: 'caller refused', number, callerKey, atMs: nowMs });
      return null;
    },
    takeBack(number, callerKey) {
      store.takeBack(number, callerKey);
      note({ kind: 'refusal taken back', number, callerKey });
      return null;
    },
  };
}
