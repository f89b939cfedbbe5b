import type { Mode } from '../../shared/app/mode';
import type { AppError } from '../../shared/errors/app-error';
import {
  maxListedMissedCalls,
  ringingMs,
  type ListedIncomingCall,
  type MissedCalls,
  type RingingCalls,
} from '../../shared/calls/incoming-call';
import type { IncomingCall } from '../../shared/calls/incoming-caller';
import { succeed, type Result } from '../../shared/result';
import type { Schedule } from '../../shared/time/schedule';
import { createSerialQueue } from '../../shared/time/serial-queue';
import type { Remote, RemoteSet } from '../db/cross-thread-store-types';
import { describeError } from '../log/describe-error-for-log';
import { limitLogRate } from '../log/rate-limited-log';
import type { Log } from '../log/log';
import { getCallerKey, isStillRinging, type Ring } from './incoming-call-transitions';
import type { IncomingCallStore } from './incoming-call-store';

export type IncomingCalls = ReturnType<typeof createIncomingCalls>;

type IncomingCallsWorkspace = {
  readonly mode: Mode;
  readonly stores: RemoteSet<{ incomingCalls: IncomingCallStore }>;
};

type IncomingCallsParts = {
  readonly workspaces: {
    readonly mode: () => Promise<Mode>;
    /** The open workspace. Waits until it is open. */
    readonly current: () => Promise<Result<IncomingCallsWorkspace, AppError>>;
  };
  /** The history of a mode that may not be the one in use. Called as the app ends. */
  readonly openHistory: (mode: Mode) => Promise<Result<IncomingCallsWorkspace, AppError>>;
  readonly newId: () => string;
  readonly nowMs: () => number;
  readonly schedule: Schedule;
  readonly onChanged: () => void;
  readonly log: Log;
};

/**
 * A ring that is not on disk yet. Its id is negative, so that it is never taken for a stored one. It goes to the history of the
 * mode in which it rang, whichever is open later; null until that is known.
 */
type UnsavedRing = Ring & {
  readonly id: number;
  readonly mode: Mode | null;
  /** Until it has failed, what is announced is about to be on disk. */
  readonly hasFailed: boolean;
};

export type UnsavedRings = Readonly<Record<'ringing' | 'missed', readonly ListedIncomingCall[]>>;

/** How often a ring that could not be saved is retried, in ms. */
const retryMs = 10_000;
/** How often ringing calls are checked at least, in ms: no timer is right after the clock was set, or the PC slept. */
const checkMs = 15_000;
/** Far more than softphones announce while a disk is full. */
const maxUnsavedRings = 1_000;

/**
 * Saves announced calls in order of arrival. A call that cannot be saved is shown anyway and retried. A call that
 * nobody took becomes a missed one after `ringingMs`.
 */
export function createIncomingCalls(parts: IncomingCallsParts) {
  const log = limitLogRate(parts.log, parts.nowMs);
  const turns = createSerialQueue();
  let unsaved: readonly UnsavedRing[] = [];
  let lastUnsavedId = 0;
  /** The ids on disk of the rings that were saved last, by the ids under which the window may still know them. */
  let savedIds: ReadonlyMap<number, number> = new Map();
  let cancelRetry: (() => void) | undefined;
  let cancelCheck: (() => void) | undefined;
  let isClosed = false;

  function toUnsaved(call: IncomingCall): UnsavedRing {
    lastUnsavedId -= 1;
    const times = { uid: parts.newId(), atMs: parts.nowMs() };
    return { ...call, ...times, id: lastUnsavedId, mode: null, hasFailed: false };
  }

  function change(rings: readonly UnsavedRing[], changes: Partial<UnsavedRing>): void {
    const ids = new Set(rings.map(({ id }) => id));
    unsaved = unsaved.map((ring) => (ids.has(ring.id) ? { ...ring, ...changes } : ring));
  }

  async function save(): Promise<void> {
    cancelRetry?.();
    if (unsaved.length === 0 || isClosed) return;
    const workspace = await parts.workspaces.current();
    const mode = workspace.ok ? workspace.value.mode : await parts.workspaces.mode();
    const rings = unsaved.filter((ring) => ring.mode === mode);
    if (rings.length > 0) await saveIn(workspace, rings);
    // Also those of the other mode: the agent may be back in it by then.
    if (unsaved.length > 0) scheduleRetry();
  }

  async function saveIn(
    workspace: Result<IncomingCallsWorkspace, AppError>,
    rings: readonly UnsavedRing[],
  ): Promise<Result<unknown, AppError>> {
    const saved = workspace.ok
      ? await workspace.value.stores.incomingCalls.announce(rings.map(toRing))
      : workspace;
    if (saved.ok) {
      const ids = new Set(rings.map(({ id }) => id));
      unsaved = unsaved.filter(({ id }) => !ids.has(id));
      const hadFailed = rings.some(({ hasFailed }) => hasFailed);
      if (hadFailed && workspace.ok) savedIds = await findIds(workspace.value.stores.incomingCalls, rings);
      // One that rang long ago must not ring until the next check.
      if (hadFailed) await check();
      else if (cancelCheck === undefined) scheduleCheck(checkMs);
    } else {
      log.warn('incoming call not saved', { calls: rings.length, ...describeError(saved.error) });
      change(rings, { hasFailed: true });
    }
    parts.onChanged();
    return saved;
  }

  /** Saves all rings, each in the history of the mode in which it rang. @returns the last error, if one could not be saved */
  async function saveInAllModes(): Promise<Result<null, AppError>> {
    let result: Result<null, AppError> = succeed(null);
    for (const mode of new Set(unsaved.map((ring) => ring.mode))) {
      if (mode === null) continue;
      const rings = unsaved.filter((ring) => ring.mode === mode);
      const saved = await saveIn(await parts.openHistory(mode), rings);
      if (!saved.ok) result = saved;
    }
    return result;
  }

  async function findIds(store: Remote<IncomingCallStore>, rings: readonly UnsavedRing[]) {
    const ringing = await store.ringing();
    const calls = ringing.ok ? ringing.value.calls : [];
    return new Map(
      rings.flatMap((ring): [number, number][] => {
        const key = getCallerKey(ring);
        const call = calls.find(
          (one) => getCallerKey(one) === key && (key !== '' || one.lastRangAtMs === ring.atMs),
        );
        return call === undefined ? [] : [[ring.id, call.id]];
      }),
    );
  }

  function scheduleRetry(): void {
    if (!isClosed) cancelRetry = parts.schedule(retryMs, () => void turns.run(save));
  }

  function scheduleCheck(inMs: number): void {
    if (isClosed) return;
    cancelCheck?.();
    cancelCheck = parts.schedule(inMs, () => void turns.run(check));
  }

  /** Makes missed calls of those that do not ring any more, and checks again when the next one is over. */
  async function check(): Promise<void> {
    cancelCheck?.();
    cancelCheck = undefined;
    const workspace = await parts.workspaces.current();
    if (!workspace.ok || isClosed) return scheduleCheck(checkMs);
    const { incomingCalls } = workspace.value.stores;
    const missed = await incomingCalls.miss(parts.nowMs() - ringingMs, parts.nowMs());
    // What cannot be written now is still over at once in the next check.
    if (!missed.ok) return scheduleCheck(checkMs);
    if (missed.value.length > 0) parts.onChanged();
    const left = await incomingCalls.ringing();
    if (!left.ok) return scheduleCheck(checkMs);
    const overAtMs = left.value.calls.map(({ lastRangAtMs }) => lastRangAtMs + ringingMs + 1);
    if (overAtMs.length > 0) scheduleCheck(Math.min(checkMs, Math.min(...overAtMs) - parts.nowMs()));
    return undefined;
  }

  /** The rings of a mode that could not be saved: those that still ring, or those that are over. */
  function listUnsaved(mode: Mode, isRinging: boolean): ListedIncomingCall[] {
    if (!isFailing(mode)) return [];
    return unsaved
      .filter((ring) => ring.mode === mode)
      .filter(({ atMs }) => isStillRinging(atMs, parts.nowMs()) === isRinging)
      .map(({ id, phone, name, store, atMs }) => {
        const times = { firstRangAtMs: atMs, lastRangAtMs: atMs };
        return { id, phone, name, store, ...times, ringCount: 1, callId: null };
      });
  }

  function isFailing(mode: Mode): boolean {
    return unsaved.some((ring) => ring.mode === mode && ring.hasFailed);
  }

  return {
    announce(calls: readonly IncomingCall[]): void {
      if (calls.length === 0) return;
      const rings = calls.map(toUnsaved);
      const dropped = unsaved.length + rings.length - maxUnsavedRings;
      if (dropped > 0) log.warn('incoming calls dropped', { calls: dropped });
      unsaved = [...unsaved, ...rings].slice(-maxUnsavedRings);
      const mode = parts.workspaces.mode();
      void turns.run(async () => {
        change(rings, { mode: await mode });
        await save();
      });
    },

    /** Adds the rings of the mode that could not be saved to those that are on disk, if these can be read. */
    withUnsaved(ringing: Result<RingingCalls, AppError>, mode: Mode): Result<RingingCalls, AppError> {
      if (!isFailing(mode)) return ringing;
      const { calls, missedCount } = ringing.ok ? ringing.value : { calls: [], missedCount: 0 };
      return succeed({
        calls: [...calls, ...listUnsaved(mode, true)],
        missedCount: missedCount + listUnsaved(mode, false).length,
      });
    },

    /** The same of the missed calls. */
    withUnsavedMissed(missed: Result<MissedCalls, AppError>, mode: Mode): Result<MissedCalls, AppError> {
      const unsavedMissed = listUnsaved(mode, false);
      if (unsavedMissed.length === 0) return missed;
      const { calls, count, lastDismissed } = missed.ok
        ? missed.value
        : { calls: [], count: 0, lastDismissed: null };
      return succeed({
        calls: [...unsavedMissed.toReversed(), ...calls].slice(0, maxListedMissedCalls),
        count: count + unsavedMissed.length,
        lastDismissed,
      });
    },

    /** The rings of the mode that could not be saved, oldest first. */
    unsavedOf: (mode: Mode): UnsavedRings => ({
      ringing: listUnsaved(mode, true),
      missed: listUnsaved(mode, false),
    }),

    /** Checks what still rings. Called when the PC is back from sleep, in which no timer ran. */
    wake(): void {
      if (!isClosed) void turns.run(check);
    },

    /** Whether a call rings that could not be saved: only the window has it. */
    isUnsavedRinging: (): boolean => unsaved.some(({ atMs }) => isStillRinging(atMs, parts.nowMs())),

    /**
     * Forgets a ring that is not on disk: somebody took or dismissed it.
     * @returns the id of the call on disk, which is still to be ended; null if it was not there
     */
    async endUnsaved(id: number): Promise<number | null> {
      // One that is being saved may get to the disk.
      if (id < 0) await turns.settled();
      if (!unsaved.some((ring) => ring.id === id)) return savedIds.get(id) ?? id;
      unsaved = unsaved.filter((ring) => ring.id !== id);
      parts.onChanged();
      return null;
    },

    /** Waits until what was announced is on disk, or has failed to get there. */
    settled: turns.settled,

    /** Saves what could not be saved, for an erasure: it finds no ring that only the memory has. */
    saveAll: (): Promise<Result<null, AppError>> => turns.run(saveInAllModes),

    /** Saves, once more, what could not be saved: no later start knows of it. */
    async close(): Promise<void> {
      await turns.settled();
      isClosed = true;
      cancelRetry?.();
      cancelCheck?.();
      await saveInAllModes();
    },
  };
}

function toRing({ uid, phone, name, store, atMs }: UnsavedRing): Ring {
  return { uid, phone, name, store, atMs };
}
