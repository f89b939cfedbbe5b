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
 * The calls that softphones announced and that were neither answered nor dismissed yet, oldest first, in memory. The oldest
 * make room, and are counted until nothing waits any more.
 */
export function createIncomingCalls(parts: IncomingCallsParts) {
  const log = limitLogRate(parts.log, parts.nowMs);
  let waiting: readonly PendingIncomingCall[] = [];
  let droppedCount = 0;
  let lastId = 0;

  return {
    list: (): PendingIncomingCalls => ({ calls: [...waiting], droppedCount }),

    /** A caller who rings again waits once, as the newest. Of callers without a number nobody knows who is who. */
    announce(call: IncomingCall): void {
      const others = waiting.filter((other) => !isSameCaller(other, call));
      lastId += 1;
      const all = [...others, { ...call, id: lastId, atMs: parts.nowMs() }];
      waiting = all.slice(-maxPendingIncomingCalls);
      const dropped = all.length - waiting.length;
      droppedCount += dropped;
      if (dropped > 0) log.warn('incoming call not kept', { droppedCount });
      parts.onChanged();
    },

    /** One was answered or dismissed. */
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
