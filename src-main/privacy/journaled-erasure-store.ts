import type { Database } from 'better-sqlite3';
import type { ErasureRequest } from '../../shared/privacy/retention-and-erasure';
import type { JournalRecord } from '../journal/journal-record';
import type { CallerTraces } from './find-caller-traces';
import { createErasureStore } from './erasure-store';

export type JournaledErasureStore = ReturnType<typeof createJournaledErasureStore>;

/**
 * Creates the store so that the journal records each erasure request, and each discarded call that is erased by age. If
 * an older copy replaces the database before all copies are deleted, the request is applied to it, too. The record
 * names the caller; it is deleted together with its journal segment once the erasure is complete.
 */
export function createJournaledErasureStore(db: Database, append: (record: JournalRecord) => void) {
  const store = createErasureStore(db, (callIds) => append({ kind: 'calls-erased', callIds: [...callIds] }));
  return {
    ...store,

    /** @throws errors of SQLite or the file system; then nothing has started, or the next start continues it */
    begin(traces: CallerTraces, caller: ErasureRequest, nowMs: number): void {
      append({ kind: 'erase-caller', ...caller, callers: [...traces.callers], atMs: nowMs });
      store.begin(traces, nowMs);
    },
  };
}
