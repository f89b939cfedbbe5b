import { useMemo } from 'react';
import type { CommandRegistry } from '../../commands/command-registry';
import type { IpcClient } from '../../ipc/ipc-client';
import { beginFollowUp } from './follow-up/begin-follow-up';
import { createCallBack } from './incoming/call-back';
import type { OpenCallsStore } from './open-calls/open-calls-store-types';

type BeginCallsParts = {
  readonly client: IpcClient;
  readonly calls: OpenCallsStore;
  readonly registry: CommandRegistry;
  /** Shows the screen of the calls. */
  readonly onShow: () => void;
};

/** What begins a call on another screen. Keys wait for the call. */
export function useBeginCalls({ client, calls, registry, onShow }: BeginCallsParts) {
  return useMemo(() => {
    // The screen first: a field that is not shown cannot take the caret.
    const show = (begin: () => Promise<boolean>) => {
      onShow();
      void registry.keyBuffer.hold(begin());
    };
    const { focusArrival, unavailable } = registry;
    return {
      reopenRejected: (ticketId: number) => show(() => calls.reopenRejected(ticketId)),
      followUp: (ticketId: number) => show(() => beginFollowUp(calls, ticketId)),
      logAgain: (ticketId: number) => show(() => calls.beginFromTicket(ticketId)),
      callBack: createCallBack({ client, calls, focusArrival, unavailable, show }),
    };
  }, [client, calls, registry, onShow]);
}
