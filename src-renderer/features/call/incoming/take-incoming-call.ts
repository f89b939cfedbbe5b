import type { ListedIncomingCall } from '../../../../shared/calls/incoming-call';
import type { IpcClient } from '../../../ipc/ipc-client';
import type { OpenCall } from '../open-calls/open-call-state';
import type { OpenCallsStore } from '../open-calls/open-calls-store-types';
import { findField } from '../editing/call-form-context';
import { findNextBlankField } from '../editing/next-blank-field';
import { fillFromIncoming } from './fill-from-incoming';

type TakeParts = {
  readonly client: Pick<IpcClient, 'ask'>;
  readonly calls: OpenCallsStore;
  readonly focusArrival: (field: HTMLElement) => void;
  readonly onTaken?: (incoming: ListedIncomingCall) => void;
};

/**
 * Writes a ringing or a missed call down in a new call. Shows the call in which it is already being called back, if any.
 * @returns as `begin`: whether the new call is shown. If not, the incoming call is not taken.
 */
export async function takeIncomingCall(
  { client, calls, focusArrival, onTaken }: TakeParts,
  incoming: ListedIncomingCall,
): Promise<boolean> {
  const isTakenBy = ({ call, ticket }: OpenCall) => call.id === incoming.callId && ticket === null;
  const takenBy = calls.store.get().calls.find(isTakenBy);
  if (takenBy !== undefined) {
    await calls.activate(takenBy.call.id);
    return calls.getActive()?.call.id === takenBy.call.id;
  }
  const isShown = await calls.begin();
  const session = calls.getActive()?.session;
  if (!isShown || session === undefined || !fillFromIncoming(session, incoming)) return isShown;
  onTaken?.(incoming);
  void client.ask('calls.take-incoming', { id: incoming.id, callId: session.callId });
  const field = findField(findNextBlankField(session.getFields()));
  if (field !== null) focusArrival(field);
  return true;
}
