import type { Remote } from '../db/cross-thread-store-types';
import type { EndedCall } from './ended-call';
import type { IncomingCallStore } from './incoming-call-store';

type Parts = {
  readonly store: Pick<Remote<IncomingCallStore>, 'closeByCall' | 'closeElsewhere' | 'reopenByCall'>;
  readonly nowMs: () => number;
  readonly onIncomingCallsChanged: () => void;
};

/** Closes incoming calls as calls end, and reopens them; see the store. Nothing waits for it. */
export function createIncomingCallCloser({ store, nowMs, onIncomingCallsChanged }: Parts) {
  const tell = async (changing: ReturnType<typeof store.closeByCall>): Promise<void> => {
    const changed = await changing;
    if (changed.ok && changed.value.length > 0) onIncomingCallsChanged();
  };
  return {
    closeByCall: (call: EndedCall) => void tell(store.closeByCall(call, nowMs())),
    closeElsewhere: () => void tell(store.closeElsewhere(nowMs())),
    reopenByCall: (callId: string, isOpen: boolean) => void tell(store.reopenByCall(callId, isOpen, nowMs())),
  };
}
