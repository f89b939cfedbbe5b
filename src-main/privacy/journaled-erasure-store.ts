import type { ErasureRequest } from '../../shared/privacy/retention-and-erasure';
import type { JournalRecord } from '../journal/journal-record';
import type { CallerTraces } from './caller-traces';
import type { ErasureStore } from './erasure-store';

export type JournaledErasureStore = ReturnType<typeof createJournaledErasureStore>;

/**
 * The same store, with a witness: an older copy that takes the database's place before all copies are gone is rid of the
 * caller, too. The record names the caller, and goes with the journal's segment once the erasure is done.
 */
export function createJournaledErasureStore(store: ErasureStore, append: (record: JournalRecord) => void) {
  return {
    ...store,

    /** @throws what SQLite or the file system says; then nothing is begun, or it goes on at the next start */
    begin(traces: CallerTraces, caller: ErasureRequest, nowMs: number): void {
      append({ kind: 'erase caller', ...caller, callers: [...traces.callers], atMs: nowMs });
      store.begin(traces, nowMs);
    },
  };
}
