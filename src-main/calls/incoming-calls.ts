import {
  isUnknownCaller,
  maxPendingIncomingCalls,
  type IncomingCall,
  type PendingIncomingCall,
} from '../../shared/calls/incoming-call-link';

export type IncomingCalls = ReturnType<typeof createIncomingCalls>;

/** The calls that softphones announced and that were neither answered nor dismissed yet, oldest first, in memory. */
export function createIncomingCalls(parts: { readonly nowMs: () => number; readonly onChanged: () => void }) {
  let waiting: readonly PendingIncomingCall[] = [];
  let lastId = 0;

  return {
    list: (): readonly PendingIncomingCall[] => waiting,

    /** A caller who rings again waits once, as the newest. Of callers without a number nobody knows who is who. */
    announce(call: IncomingCall): void {
      const others = waiting.filter((other) => !isSameCaller(other, call));
      lastId += 1;
      waiting = [...others, { ...call, id: lastId, atMs: parts.nowMs() }].slice(-maxPendingIncomingCalls);
      parts.onChanged();
    },

    /** One was answered or dismissed. */
    end(id: number): void {
      waiting = waiting.filter((call) => call.id !== id);
    },
  };
}

function isSameCaller(one: IncomingCall, other: IncomingCall): boolean {
  return (
    !isUnknownCaller(one) && one.phone === other.phone && one.name === other.name && one.store === other.store
  );
}
