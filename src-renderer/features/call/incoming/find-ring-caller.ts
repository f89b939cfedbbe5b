import type { IncomingCall } from '../../../../shared/calls/incoming-call-link';
import type { ListedIncomingCall } from '../../../../shared/calls/incoming-call';
import { findOpenCallOfRing } from '../open-calls/find-open-calls';
import type { OpenCallsState } from '../open-calls/open-calls-store-types';

export type RingCaller = {
  readonly caller: IncomingCall;
  /** Whether they have an open call, to which an answer leads. */
  readonly isInOpenCall: boolean;
};

/** Who rings: by what the softphone says, otherwise by their open call, otherwise by the history. */
export function findRingCaller(
  call: ListedIncomingCall,
  state: Pick<OpenCallsState, 'calls' | 'activeId'>,
  withKnownCaller: (call: IncomingCall) => IncomingCall,
): RingCaller {
  const open = findOpenCallOfRing(call, state);
  if (open === undefined) return { caller: withKnownCaller(call), isInOpenCall: false };
  const { name, storeName } = open.session.getFields();
  const isNamed = call.name + call.store !== '' || (name + storeName).trim() === '';
  const caller = isNamed ? withKnownCaller(call) : { ...call, name: name.trim(), store: storeName.trim() };
  return { caller, isInOpenCall: true };
}
