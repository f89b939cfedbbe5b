import type { Database } from 'better-sqlite3';
import {
  maxPreviewRows,
  type ErasurePreview,
  type ErasureRequest,
} from '../../shared/privacy/retention-and-erasure';
import { countTraces, findCallerTraces, listTickets } from './caller-traces';
import { countPastRetention } from './tickets-past-retention';

export type ErasurePreviewStore = ReturnType<typeof createErasurePreviewStore>;

/** What an erasure would take. Long work that only reads. */
export function createErasurePreviewStore(db: Database) {
  return {
    /** As the function of that name. */
    tracesOfCaller: (caller: ErasureRequest, untilMs: number) => findCallerTraces(db, caller, untilMs),

    /** What there is of a caller, with as much of it as can be shown. */
    findCaller(caller: ErasureRequest): ErasurePreview {
      const traces = findCallerTraces(db, caller, Number.MAX_SAFE_INTEGER);
      return {
        ...countTraces(traces),
        ticketList: listTickets(db, traces.tickets),
        callList: traces.calls.slice(0, maxPreviewRows),
      };
    },

    /** As the function of that name. */
    countDue: (keepDays: number, nowMs: number) => countPastRetention(db, keepDays, nowMs),
  };
}
