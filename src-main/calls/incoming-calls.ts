import type { AppError } from '../../shared/errors/app-error';
import { ringingMs, type RingingCalls } from '../../shared/calls/incoming-call';
import type { IncomingCall } from '../../shared/calls/incoming-call-link';
import { succeed, type Result } from '../../shared/result';
import type { Schedule } from '../../shared/time/schedule';
import { createSerialQueue } from '../../shared/time/serial-queue';
import type { RemoteSet } from '../db/cross-thread-store-types';
import { describeError } from '../log/describe-error-for-log';
import { limitLogRate } from '../log/rate-limited-log';
import type { Log } from '../log/log';
import type { IncomingCallStore, Ring } from './incoming-call-store';

export type IncomingCalls = ReturnType<typeof createIncomingCalls>;

type IncomingCallsParts = {
  /** The open workspace. Waits until it is open. */
  readonly workspace: () => Promise<
    Result<{ readonly stores: RemoteSet<{ incomingCalls: IncomingCallStore }> }, AppError>
  >;
  readonly newId: () => string;
  readonly nowMs: () => number;
  readonly schedule: Schedule;
  readonly onChanged: () => void;
  readonly log: Log;
};

/** A ring that is not on disk yet. Its id is negative, so that it is never taken for a stored one. */
type UnsavedRing = Ring & { readonly id: number };

/** How often a ring that could not be saved is retried, and how often ringing calls are checked, in ms. */
const retryMs = 10_000;
const checkMs = 15_000;
/** Far more than softphones announce while a disk is full. */
const maxUnsavedRings = 1_000;

/**
 * Saves announced calls in order of arrival. A call that cannot be saved is shown anyway and retried. A call that
 * nobody took becomes a missed one after a while.
 */
export function createIncomingCalls(parts: IncomingCallsParts) {
  const log = limitLogRate(parts.log, parts.nowMs);
  const turns = createSerialQueue();
  let unsaved: readonly UnsavedRing[] = [];
  let lastUnsavedId = 0;
  let cancelRetry: (() => void) | undefined;
  let cancelCheck: (() => void) | undefined;
  /** Whether the last attempt to save failed. Until then, what is announced is about to be on disk. */
  let isFailing = false;
  let isClosed = false;

  function toUnsaved(call: IncomingCall): UnsavedRing {
    lastUnsavedId -= 1;
    return { ...call, uid: parts.newId(), atMs: parts.nowMs(), id: lastUnsavedId };
  }

  async function save(): Promise<void> {
    cancelRetry?.();
    const rings = unsaved;
    if (rings.length === 0 || isClosed) return;
    const workspace = await parts.workspace();
    const saved = workspace.ok
      ? await workspace.value.stores.incomingCalls.announce(rings.map(({ id: _id, ...ring }) => ring))
      : workspace;
    isFailing = !saved.ok;
    if (saved.ok) {
      const done = new Set(rings);
      unsaved = unsaved.filter((ring) => !done.has(ring));
      scheduleCheck();
    } else {
      log.warn('incoming call not saved', { calls: rings.length, ...describeError(saved.error) });
      scheduleRetry();
    }
    parts.onChanged();
  }

  function scheduleRetry(): void {
    if (!isClosed) cancelRetry = parts.schedule(retryMs, () => void turns.run(save));
  }

  /** Makes missed calls of those that do not ring any more, as long as there may be some. */
  function scheduleCheck(): void {
    if (isClosed) return;
    cancelCheck?.();
    cancelCheck = parts.schedule(checkMs, () => void turns.run(check));
  }

  async function check(): Promise<void> {
    const workspace = await parts.workspace();
    if (!workspace.ok || isClosed) return scheduleCheck();
    const { incomingCalls } = workspace.value.stores;
    const missed = await incomingCalls.miss(parts.nowMs() - ringingMs, parts.nowMs());
    if (missed.ok && missed.value.length > 0) parts.onChanged();
    const left = await incomingCalls.ringing();
    if (!left.ok || left.value.calls.length > 0) scheduleCheck();
  }

  return {
    announce(calls: readonly IncomingCall[]): void {
      if (calls.length === 0) return;
      unsaved = [...unsaved, ...calls.map(toUnsaved)].slice(-maxUnsavedRings);
      void turns.run(save);
    },

    /** Adds the rings that could not be saved to those that are on disk, if these can be read. */
    withUnsaved(ringing: Result<RingingCalls, AppError>): Result<RingingCalls, AppError> {
      if (!isFailing) return ringing;
      const { calls, missedCount } = ringing.ok ? ringing.value : { calls: [], missedCount: 0 };
      const rest = unsaved.map(({ id, phone, name, store, atMs }) => {
        return {
          id,
          phone,
          name,
          store,
          firstRangAtMs: atMs,
          lastRangAtMs: atMs,
          ringCount: 1,
          callId: null,
        };
      });
      return succeed({ calls: [...calls, ...rest], missedCount });
    },

    /** Whether a call rings that could not be saved: only the window has it. */
    isUnsavedRinging: (): boolean => unsaved.some(({ atMs }) => parts.nowMs() - atMs < ringingMs),

    /** Forgets a ring that is not on disk: somebody took or dismissed it. @returns whether it was one */
    endUnsaved(id: number): boolean {
      if (id >= 0) return false;
      unsaved = unsaved.filter((ring) => ring.id !== id);
      parts.onChanged();
      return true;
    },

    /** Waits until what was announced is on disk, or has failed to get there. */
    settled: turns.settled,

    async close(): Promise<void> {
      await turns.settled();
      isClosed = true;
      cancelRetry?.();
      cancelCheck?.();
    },
  };
}
