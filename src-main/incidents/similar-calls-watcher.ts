import type { CallFields } from '../../shared/calls/call';
import type {
  IncidentRecord,
  IncidentState,
  OpenIncident,
  SimilarCalls,
} from '../../shared/incidents/incident';
import type { AppError } from '../../shared/errors/app-error';
import { fail, succeed, type Result } from '../../shared/result';
import { createSerialQueue } from '../../shared/time/serial-queue';
import type { Schedule } from '../../shared/time/schedule';
import type { Remote } from '../db/cross-thread-store-types';
import { similarCallsWindowMs } from './similar-calls-window-ms';
import type { IncidentStore } from './incident-store';
import type { SimilarCallsStore } from './similar-calls-store';

export type SimilarCallsWatcher = ReturnType<typeof createSimilarCallsWatcher>;

export type SimilarCallsWatcherParts = {
  readonly incidents: Pick<
    Remote<IncidentStore>,
    'open' | 'recentlyEnded' | 'begin' | 'dismissLikeness' | 'hasRecentCall' | 'hasLinked'
  >;
  readonly similarCalls: Pick<Remote<SimilarCallsStore>, 'find'>;
  readonly newId: () => string;
  readonly nowMs: () => number;
  readonly schedule: Schedule;
  /** Called when similar calls were found, or are no longer to be pointed out. */
  readonly onChanged: () => void;
};

/**
 * Calls that end within this time are checked together, and a call at hand once its words stay the same for so long. Without
 * one, the first check waits until the window has appeared.
 */
const afterChangeMs = 1_000;
const firstCheckMs = 5_000;

/**
 * Looks for similar calls, on the thread of the searches, whenever a call has ended or the issue of an open one has
 * changed. Keeps the newest finding until the agent decides about it, or for an hour.
 */
export function createSimilarCallsWatcher(parts: SimilarCallsWatcherParts) {
  let found: SimilarCalls | null = null;
  /** What the call at hand that was saved last was about. */
  let typed = '';
  let next: { readonly atMs: number; readonly cancel: () => void } | undefined;
  let cancelTyped: (() => void) | undefined;
  let cancelExpiry: (() => void) | undefined;
  /** What was asked before an erasure, or a decision of the agent, may answer with what is erased or decided about. */
  let droppedCount = 0;
  let isClosed = false;
  const queue = createSerialQueue();

  function current(): SimilarCalls | null {
    if (found !== null && found.newestAtMs <= parts.nowMs() - similarCallsWindowMs) found = null;
    return found;
  }

  async function check(): Promise<void> {
    const nowMs = parts.nowMs();
    const droppedBefore = droppedCount;
    const recent = await parts.incidents.hasRecentCall(nowMs);
    if (!recent.ok || !recent.value) return;
    const incidents = await parts.incidents.open();
    if (!incidents.ok) return;
    const isTaken = await isInIncident(incidents.value);
    const answer = await parts.similarCalls.find(nowMs, incidents.value);
    if (droppedCount !== droppedBefore) return;
    const last = current();
    if (!answer.ok || answer.value?.key === last?.key) return;
    // What calls have in common that have ended stays so. A call at hand may be about something else by now.
    if (answer.value === null && last?.openCallIds.length === 0 && !isTaken) return;
    found = answer.value;
    expireInTime();
    parts.onChanged();
  }

  /** Whether what was found has become a known incident, such as on another PC. */
  async function isInIncident(open: readonly OpenIncident[]): Promise<boolean> {
    const last = current();
    if (last === null) return false;
    const isSameTrouble = ({ traits }: OpenIncident): boolean =>
      traits.length > 0 && traits.every((trait) => last.traits.includes(trait));
    if (open.some(isSameTrouble)) return true;
    const linked = await parts.incidents.hasLinked(last.ticketIds);
    return linked.ok && linked.value;
  }

  /** Takes what was found off the screen as its hour ends. */
  function expireInTime(): void {
    cancelExpiry?.();
    if (found === null || isClosed) return;
    const delayMs = found.newestAtMs + similarCallsWindowMs - parts.nowMs();
    cancelExpiry = parts.schedule(Math.min(delayMs, similarCallsWindowMs), () => {
      if (found === null) return;
      if (current() === null) parts.onChanged();
      else expireInTime();
    });
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

  /** Drops what was found, and the answer that is on its way, and compares the calls again. */
  function drop(): void {
    droppedCount += 1;
    found = null;
    checkIn(afterChangeMs);
  }

  return {
    start: (): void => checkIn(firstCheckMs),

    /** Called when a call has ended, or any ticket has changed. */
    ticketChanged: (): void => checkIn(afterChangeMs),

    /** Called when a call at hand was saved; with null when it was discarded. */
    callSaved: (callId: string, fields: CallFields | null): void => {
      const now = `${callId} ${describe(fields)}`;
      if (typed === now) return;
      typed = now;
      cancelTyped?.();
      cancelTyped = parts.schedule(afterChangeMs, () => {
        if (!isClosed) void queue.run(check);
      });
    },

    /** Called when tickets were erased: what was found may name them. */
    forget: drop,

    async state(): Promise<Result<IncidentState, AppError>> {
      const open = await parts.incidents.open();
      if (!open.ok) return open;
      const ended = await parts.incidents.recentlyEnded(parts.nowMs());
      return ended.ok ? succeed({ similarCalls: current(), open: open.value, ended: ended.value }) : ended;
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
      const begun = await parts.incidents.begin(incident, similar.ticketIds, similar.openCallIds);
      if (!begun.ok) return begun;
      drop();
      parts.onChanged();
      return succeed({ uid: begun.value.incident.uid });
    },

    /** What an agent decides about is never pointed out again. */
    async dismiss(key: string): Promise<Result<null, AppError>> {
      const similar = current();
      if (similar?.key !== key) return succeed(null);
      const dismissed = await parts.incidents.dismissLikeness(similar.ticketIds, similar.openCallIds);
      if (!dismissed.ok) return dismissed;
      drop();
      parts.onChanged();
      return dismissed;
    },

    async close(): Promise<void> {
      isClosed = true;
      next?.cancel();
      cancelTyped?.();
      cancelExpiry?.();
      await queue.settled();
    },
  };
}

/** Everything by which a call is compared with others. */
function describe(fields: CallFields | null): string {
  if (fields === null || fields.issue.trim() === '') return '';
  const { issue, phone, storeName, dealerReseller, state, serviceId, incident } = fields;
  return JSON.stringify([issue, phone, storeName, dealerReseller, state, serviceId, incident?.uid]);
}
