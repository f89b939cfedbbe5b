import type { IncidentRecord, IncidentState, SimilarCalls } from '../../shared/incidents/incident';
import type { AppError } from '../../shared/errors/app-error';
import { fail, succeed, type Result } from '../../shared/result';
import { createSerialQueue } from '../../shared/time/serial-queue';
import type { Schedule } from '../../shared/time/schedule';
import type { Remote } from '../db/cross-thread-store-types';
import { similarCallsWindowMs } from './similar-calls-window';
import type { IncidentStore } from './incident-store';
import type { SimilarCallsStore } from './similar-calls-store';

export type SimilarCallsWatcher = ReturnType<typeof createSimilarCallsWatcher>;

export type SimilarCallsWatcherParts = {
  readonly incidents: Pick<Remote<IncidentStore>, 'open' | 'begin' | 'hasRecentCall'>;
  readonly similarCalls: Pick<Remote<SimilarCallsStore>, 'find'>;
  readonly newId: () => string;
  readonly nowMs: () => number;
  readonly schedule: Schedule;
  /** Called when similar calls were found, or are no longer to be pointed out. */
  readonly onChanged: () => void;
};

/** Calls that end within this time are checked together. Without one, the first check waits until the window has appeared. */
const afterChangeMs = 1_000;
const firstCheckMs = 5_000;

/**
 * Looks for similar calls whenever a call has ended, on the thread of the searches, and keeps the newest finding until the agent
 * decides about it or an hour has passed.
 */
export function createSimilarCallsWatcher(parts: SimilarCallsWatcherParts) {
  let found: SimilarCalls | null = null;
  /** The calls of findings that the agent has decided about. */
  let decided: readonly number[] = [];
  let next: { readonly atMs: number; readonly cancel: () => void } | undefined;
  let isClosed = false;
  const queue = createSerialQueue();

  function current(): SimilarCalls | null {
    if (found !== null && found.newestAtMs <= parts.nowMs() - similarCallsWindowMs) found = null;
    return found;
  }

  async function check(): Promise<void> {
    const nowMs = parts.nowMs();
    const recent = await parts.incidents.hasRecentCall(nowMs);
    if (!recent.ok || !recent.value) return;
    const incidents = await parts.incidents.open();
    if (!incidents.ok) return;
    const answer = await parts.similarCalls.find(nowMs, { ticketIds: decided, incidents: incidents.value });
    if (!answer.ok || answer.value === null || answer.value.key === current()?.key) return;
    // The agent may have decided while the answer was on its way.
    if (answer.value.ticketIds.some((id) => decided.includes(id))) return;
    found = answer.value;
    parts.onChanged();
  }

  function checkIn(delayMs: number): void {
    const atMs = parts.nowMs() + delayMs;
    if (isClosed || (next !== undefined && next.atMs <= atMs)) return;
    next?.cancel();
    const cancel = parts.schedule(delayMs, () => {
      next = undefined;
      if (!isClosed) void queue.run(check);
    });
    next = { atMs, cancel };
  }

  /** What an agent decides about is never pointed out again. */
  function decide({ ticketIds }: SimilarCalls): void {
    decided = [...decided, ...ticketIds].slice(-1000);
    found = null;
  }

  return {
    start: (): void => checkIn(firstCheckMs),

    /** Called when a call has ended, or any ticket has changed. */
    ticketChanged: (): void => checkIn(afterChangeMs),

    /** Called when tickets were erased: what was found may name them. */
    forget: (): void => {
      found = null;
      checkIn(afterChangeMs);
    },

    async state(): Promise<Result<IncidentState, AppError>> {
      const open = await parts.incidents.open();
      return open.ok ? succeed({ similarCalls: current(), open: open.value }) : open;
    },

    /** Makes the similar calls a known incident. Answers with its uid. */
    async begin(key: string): Promise<Result<{ uid: string }, AppError>> {
      const similar = current();
      if (similar?.key !== key) return fail({ kind: 'not-found', what: 'incident' });
      const incident: IncidentRecord = {
        uid: parts.newId(),
        title: similar.title,
        traits: [...similar.traits],
        beganAtMs: similar.beganAtMs,
        endedAtMs: null,
        changedAtMs: parts.nowMs(),
      };
      const begun = await parts.incidents.begin(incident, similar.ticketIds);
      if (!begun.ok) return begun;
      decide(similar);
      parts.onChanged();
      return succeed({ uid: incident.uid });
    },

    dismiss(key: string): void {
      const similar = current();
      if (similar?.key !== key) return;
      decide(similar);
      parts.onChanged();
    },

    async close(): Promise<void> {
      isClosed = true;
      next?.cancel();
      await queue.settled();
    },
  };
}
