import type { Database } from 'better-sqlite3';
import {
  maxPreviewRows,
  type ErasurePreview,
  type ErasureRequest,
} from '../../shared/privacy/retention-and-erasure';
import { countTraces, findCallerTraces, listTickets } from './caller-traces';
import { hashCallId } from './mark-erased-calls';
import { countPastRetention } from './tickets-past-retention';

export type ErasurePreviewStore = ReturnType<typeof createErasurePreviewStore>;

/** Previews what an erasure would remove. Long work that only reads. */
export function createErasurePreviewStore(db: Database) {
  const calls = db.prepare<[], string>('SELECT DISTINCT call_id FROM ticket').pluck();

  return {
    /** Finds the calls with tickets here among those that were erased elsewhere, by their hashes. */
    findHashedCalls(hashes: readonly string[]): string[] {
      const wanted = new Set(hashes);
      const found: string[] = [];
      for (const call of calls.iterate()) if (wanted.has(hashCallId(call))) found.push(call);
      return found;
    },

    /** See `findCallerTraces`. */
    tracesOfCaller: (caller: ErasureRequest, untilMs: number) => findCallerTraces(db, caller, untilMs),

    /** Counts everything that names a caller, and lists as much of it as the window shows. */
    findCaller(caller: ErasureRequest): ErasurePreview {
      const traces = findCallerTraces(db, caller, Number.MAX_SAFE_INTEGER);
      return {
        ...countTraces(traces),
        ticketList: listTickets(db, traces.tickets),
        callList: traces.calls.slice(0, maxPreviewRows),
      };
    },

    /** See `countPastRetention`. */
    countDue: (keepDays: number, nowMs: number) => countPastRetention(db, keepDays, nowMs),
  };
}
