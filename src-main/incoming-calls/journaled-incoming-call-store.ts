import type { IncomingCallRecord } from '../../shared/calls/incoming-call';
import { tryToAppend, type AppendRecords } from '../journal/try-to-append';
import type { IncomingCallStore } from './incoming-call-store';

/** Wraps the store so that the journal has the calls, too: a backup that is restored may be older than a call. */
export function createJournaledIncomingCallStore(
  store: IncomingCallStore,
  append: AppendRecords,
): IncomingCallStore {
  function withJournal<A extends unknown[]>(change: (...args: A) => readonly IncomingCallRecord[]) {
    return (...args: A): readonly IncomingCallRecord[] => {
      const changed = change(...args);
      if (changed.length > 0)
        tryToAppend(append, ...changed.map((record) => ({ kind: 'incoming-call' as const, ...record })));
      return changed;
    };
  }

  return {
    ...store,
    announce: withJournal(store.announce),
    miss: withJournal(store.miss),
    recover: withJournal(store.recover),
    take: withJournal(store.take),
    dismiss: withJournal(store.dismiss),
    undoDismiss: withJournal(store.undoDismiss),
    closeByCall: withJournal(store.closeByCall),
    closeElsewhere: withJournal(store.closeElsewhere),
    reopenByCall: withJournal(store.reopenByCall),
  };
}
