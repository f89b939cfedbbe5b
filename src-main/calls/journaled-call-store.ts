import type { JournalRecord } from '../journal/journal-record';
import type { CallStore } from './call-store';

/**
 * Wraps a call store so that an undone ending also goes to the journal. Otherwise a replay would end the call again.
 */
export function createJournaledCallStore(
  store: CallStore,
  append: (...records: readonly JournalRecord[]) => void,
): CallStore {
  function note<T extends ReturnType<CallStore['undoEndingWithinLimit']>>(reopened: T): T {
    try {
      if (reopened !== null && typeof reopened === 'object') {
        const { reference, note: kept, isNoteShown, opened, isCallRemoved = false } = reopened;
        append({ kind: 'ending-undone', reference, note: kept, isNoteShown, isCallRemoved, ...opened });
      }
    } catch {
      // The database has the change. Operations that depend on the journal report its errors.
    }
    return reopened;
  }

  return {
    ...store,
    undoEnding: (...asked) => note(store.undoEnding(...asked)),
    undoEndingWithinLimit: (...asked) => note(store.undoEndingWithinLimit(...asked)),
    undoNoAnswer: (...asked) => note(store.undoNoAnswer(...asked)),
  };
}
