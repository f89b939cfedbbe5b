import { tryToAppend, type AppendRecords } from '../journal/try-to-append';
import type { CallStore } from './call-store';

/**
 * Wraps a call store so that an undone ending also goes to the journal. Otherwise a replay would end the call again.
 */
export function createJournaledCallStore(store: CallStore, append: AppendRecords): CallStore {
  function appendUndone<T extends ReturnType<CallStore['undoEnding']>>(reopened: T): T {
    if (reopened !== null && typeof reopened === 'object') {
      const { reference, note, isNoteShown, opened, isCallRemoved = false } = reopened;
      tryToAppend(append, { kind: 'ending-undone', reference, note, isNoteShown, isCallRemoved, ...opened });
    }
    return reopened;
  }

  return {
    ...store,
    undoEnding: (...asked) => appendUndone(store.undoEnding(...asked)),
    undoNoAnswer: (...asked) => appendUndone(store.undoNoAnswer(...asked)),
  };
}
