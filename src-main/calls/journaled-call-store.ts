import type { JournalRecord } from '../journal/journal-record';
import type { CallStore } from './call-store';

/**
 * Wraps a call store so that an undone ending also goes to the journal. Otherwise a replay would end the call again.
 */
export function createJournaledCallStore(
  store: CallStore,
  append: (...records: readonly JournalRecord[]) => void,
): CallStore {
  return {
    ...store,
    undoEnding: (ticketId) => {
      const reopened = store.undoEnding(ticketId);
      try {
        if (reopened !== null) append({ kind: 'ending-undone', reference: reopened.reference });
      } catch {
        // The database has the change. Operations that depend on the journal report its errors.
      }
      return reopened;
    },
  };
}
