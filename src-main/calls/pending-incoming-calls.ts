import {
  isUnknownCaller,
  maxPendingIncomingCalls,
  type IncomingCall,
  type PendingIncomingCalls,
  type PendingIncomingCall,
} from '../../shared/calls/incoming-call-link';
import { limitLogRate } from '../log/rate-limited-log';
import type { Log } from '../log/log';

export type IncomingCalls = ReturnType<typeof createIncomingCalls>;

type IncomingCallsParts = {
  readonly nowMs: () => number;
  readonly onChanged: () => void;
  readonly log: Log;
};

/**
 * Keeps in memory the calls that softphones announced and that are neither answered nor dismissed, oldest first. At the
 * maximum, a new call replaces the oldest one. Replaced calls are counted until no call waits any more.
 */
export function createIncomingCalls(parts: IncomingCallsParts) {
  const log = limitLogRate(parts.log, parts.nowMs);
  let waiting: readonly PendingIncomingCall[] = [];
  let droppedCount = 0;
  let lastId = 0;

  function add(call: IncomingCall): void {
    const others = waiting.filter((other) => !isSameCaller(other, call));
    lastId += 1;
    const all = [...others, { ...call, id: lastId, atMs: parts.nowMs() }];
    waiting = all.slice(-maxPendingIncomingCalls);
    droppedCount += all.length - waiting.length;
  }

  return {
    list: (): PendingIncomingCalls => ({ calls: [...waiting], droppedCount }),

    /**
     * A caller who rings again is listed once, as the newest. Calls without a number stay separate, because they may
     * have different callers.
     */
    announce(calls: readonly IncomingCall[]): void {
      const before = droppedCount;
      for (const call of calls) add(call);
      if (droppedCount > before) log.warn('incoming call not kept', { droppedCount });
      if (calls.length > 0) parts.onChanged();
    },

    /** Removes a call that was answered or dismissed. */
    end(id: number): void {
      waiting = waiting.filter((call) => call.id !== id);
      if (waiting.length === 0) droppedCount = 0;
    },
  };
}

function isSameCaller(one: IncomingCall, other: IncomingCall): boolean {
  return (
    !isUnknownCaller(one) && one.phone === other.phone && one.name === other.name && one.store === other.store
  );
}
