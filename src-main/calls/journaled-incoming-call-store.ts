import type { IncomingCallRecord } from '../../shared/calls/incoming-call';
import type { JournalRecord } from '../journal/journal-record';
import type { IncomingCallStore } from './incoming-call-store';

/** Wraps the store so that the journal has the calls, too: a backup that is restored may be older than a call. */
export function createJournaledIncomingCallStore(
  store: IncomingCallStore,
  append: (...records: readonly JournalRecord[]) => void,
): IncomingCallStore {
  function journaled<A extends unknown[]>(change: (...args: A) => readonly IncomingCallRecord[]) {
    return (...args: A): readonly IncomingCallRecord[] => {
      const changed = change(...args);
      try {
        if (changed.length > 0)
          append(...changed.map((record) => ({ kind: 'incoming-call' as const, ...record })));
      } catch {
        // The database has the calls. Operations that depend on the journal report its errors.
      }
      return changed;
    };
  }

  return {
    ...store,
    announce: journaled(store.announce),
    miss: journaled(store.miss),
    recover: journaled(store.recover),
    take: journaled(store.take),
    dismiss: journaled(store.dismiss),
    undoDismiss: journaled(store.undoDismiss),
    settle: journaled(store.settle),
    unsettle: journaled(store.unsettle),
  };
}
