import type { JournalRecord } from '../journal/journal-record';
import type { CallerDismissalStore } from './caller-dismissal-store';

/**
 * Wraps the store so that the journal has dismissals, too: a dismissed caller is not suggested again after a restore.
 */
export function createJournaledDismissalStore(
  store: CallerDismissalStore,
  append: (record: JournalRecord) => void,
): CallerDismissalStore {
  function note(record: JournalRecord): void {
    try {
      append(record);
    } catch {
      // The database has the change. Operations that depend on the journal report its errors.
    }
  }

  return {
    dismiss(number, callerKey, nowMs) {
      store.dismiss(number, callerKey, nowMs);
      note({ kind: 'caller-dismissed', number, callerKey, atMs: nowMs });
      return null;
    },
    undoDismiss(number, callerKey) {
      store.undoDismiss(number, callerKey);
      note({ kind: 'caller-dismissal-undone', number, callerKey });
      return null;
    },
  };
}
