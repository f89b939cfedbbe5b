import type { Remote } from '../db/cross-thread-store-types';
import type { EndedCall } from './ended-call';
import type { IncomingCallStore } from './incoming-call-store';

type Parts = {
  readonly store: Pick<Remote<IncomingCallStore>, 'settle' | 'settleElsewhere' | 'unsettle'>;
  readonly nowMs: () => number;
  readonly onIncomingCallsChanged: () => void;
};

/** Settles incoming calls as calls end, and takes that back; see the store. Nothing waits for it. */
export function createIncomingCallSettler({ store, nowMs, onIncomingCallsChanged }: Parts) {
  const tell = async (changing: ReturnType<typeof store.settle>): Promise<void> => {
    const changed = await changing;
    if (changed.ok && changed.value.length > 0) onIncomingCallsChanged();
  };
  return {
    settle: (call: EndedCall) => void tell(store.settle(call, nowMs())),
    settleElsewhere: () => void tell(store.settleElsewhere(nowMs())),
    unsettle: (callId: string, isOpen: boolean) => void tell(store.unsettle(callId, isOpen, nowMs())),
  };
}
