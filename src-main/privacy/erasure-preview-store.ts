import type { Database } from 'better-sqlite3';
import {
  maxPreviewRows,
  type ErasurePreview,
  type ErasureRequest,
} from '../../shared/privacy/retention-and-erasure';
import { splitNoteUid } from '../../shared/callers/contact-note';
import { countTraces, findCallerTraces, listRedacted, listTickets } from './find-caller-traces';
import { hashErasedId, prepareIsErased } from './mark-and-check-erased-ids';
import { prepareFindErasedCallers, type ErasedCall } from './find-erased-callers';
import { prepareFindUnsharedCalls } from './find-unshared-calls-of-erased-callers';
import { prepareFindKeptCalls } from './find-kept-calls-now-erasable';
import { prepareFindUnsharedNotes } from './find-unshared-notes-of-erased-callers';
import { listOtherTraces } from './other-traces';
import { prepareRetentionCutoff } from './retention-cutoff';
import { countPastRetention } from './tickets-past-retention';

export type ErasurePreviewStore = ReturnType<typeof createErasurePreviewStore>;

/** What another PC erased: the hash of an id, and when by the clock of this PC, in ms since 1970. */
export type ErasedThere = { readonly hash: string; readonly atMs: number };

/**
 * What another PC erased and this one has: ids of calls, of notes on callers and stores, and of incidents. `unsharedCalls`
 * are calls of the same callers that only this PC knows yet; such notes are among `notes`. Which of `callsToAskFor` the
 * server has must be known first.
 */
export type HashedTraces = {
  readonly calls: readonly string[];
  readonly unsharedCalls: readonly string[];
  readonly callsToAskFor: readonly string[];
  readonly notes: readonly number[];
  readonly incidents: readonly number[];
};

type IncidentRow = { readonly id: number; readonly uid: string };

/** Finds what an erasure is about, for the preview and for the erasure itself. Long work that only reads. */
export function createErasurePreviewStore(db: Database) {
  const calls = db.prepare<[], string>('SELECT DISTINCT call_id FROM ticket').pluck();
  const notes = db.prepare<[], IncidentRow>('SELECT id, uid FROM contact_note');
  const findErasedCallers = prepareFindErasedCallers(db);
  const findUnsharedCalls = prepareFindUnsharedCalls(db);
  const findUnsharedNotes = prepareFindUnsharedNotes(db);
  const incidents = db.prepare<[], IncidentRow>('SELECT id, uid FROM incident');
  const isMarked = prepareIsErased(db);
  const callOf = db.prepare<[number], string>('SELECT call_id FROM ticket WHERE id = ?').pluck();

  return {
    /**
     * Finds what is here of what was erased elsewhere, by the hashes of its ids.
     * @param callsOnServer those of `callsToAskFor` that the server has
     */
    findHashed(erasures: readonly ErasedThere[], callsOnServer: readonly string[]): HashedTraces {
      const onServer = new Set(callsOnServer);
      const erased = new Map(erasures.map(({ hash, atMs }) => [hash, atMs]));
      const isErased = (id: string): boolean => erased.has(hashErasedId(id));
      const found: ErasedCall[] = [];
      for (const call of calls.iterate()) {
        const atMs = erased.get(hashErasedId(call));
        if (atMs !== undefined) found.push({ call, atMs });
      }
      // What is marked already comes back from an erasure that began here, or came before: its callers were looked for then.
      const { callers, callsToAskFor } = findErasedCallers(
        found.filter(({ call }) => !isMarked(call)),
        onServer,
      );
      return {
        calls: found.map(({ call }) => call),
        unsharedCalls: findUnsharedCalls(callers, onServer),
        callsToAskFor,
        notes: [
          ...new Set([
            ...notes.all().flatMap(({ id, uid }) => (splitNoteUid(uid).some(isErased) ? [id] : [])),
            ...findUnsharedNotes(callers),
          ]),
        ],
        incidents: incidents.all().flatMap(({ id, uid }) => (isErased(uid) ? [id] : [])),
      };
    },

    /** See `prepareFindKeptCalls`. */
    findKeptCalls: prepareFindKeptCalls(db),

    /** Whether an erasure on request, here or on another PC, marked the call of this ticket and kept it. */
    isErasureRequested(ticketId: number): boolean {
      const call = callOf.get(ticketId);
      return call !== undefined && isMarked(call);
    },

    /** See `findCallerTraces`. */
    tracesOfCaller: (caller: ErasureRequest, untilMs: number) => findCallerTraces(db, caller, untilMs),

    /** Counts everything that names a caller, and lists as much of it as the window shows. */
    findCaller(caller: ErasureRequest): ErasurePreview {
      const traces = findCallerTraces(db, caller, Number.MAX_SAFE_INTEGER);
      const chosen = new Set(traces.chosen);
      const surely = traces.tickets.filter((id) => !chosen.has(id));
      const unsure = listTickets(db, [...traces.unsure, ...traces.chosen], caller);
      return {
        ...countTraces(traces),
        ...listTickets(db, surely, caller),
        unsureList: unsure.ticketList.map((ticket) => ({ ...ticket, isOfOther: false })),
        callList: traces.calls.slice(0, maxPreviewRows),
        redactedList: listRedacted(db, traces),
        ...listOtherTraces(db, traces),
      };
    },

    /** See `prepareRetentionCutoff`. */
    findCutoff: prepareRetentionCutoff(db),

    /** See `countPastRetention`. */
    countDue: (keepDays: number, nowMs: number) => countPastRetention(db, keepDays, nowMs),
  };
}
