import { tryToAppend, type AppendRecords } from '../journal/try-to-append';
import type { CallerDismissalStore } from './caller-dismissal-store';

/**
 * Wraps the store so that the journal has dismissals, too: a dismissed caller is not suggested again after a restore.
 */
export function createJournaledDismissalStore(
  store: CallerDismissalStore,
  append: AppendRecords,
): CallerDismissalStore {
  return {
    dismiss(number, callerKey, nowMs) {
      store.dismiss(number, callerKey, nowMs);
      tryToAppend(append, { kind: 'caller-dismissed', number, callerKey, atMs: nowMs });
      return null;
    },
    undoDismiss(number, callerKey) {
      store.undoDismiss(number, callerKey);
      tryToAppend(append, { kind: 'caller-dismissal-undone', number, callerKey });
      return null;
    },
  };
}
