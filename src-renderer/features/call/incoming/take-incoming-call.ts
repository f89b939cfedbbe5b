import type { ListedIncomingCall } from '../../../../shared/calls/incoming-call';
import type { AppError } from '../../../../shared/errors/app-error';
import type { Result } from '../../../../shared/result';
import type { CommandRegistry } from '../../../commands/command-registry';
import type { IpcClient } from '../../../ipc/ipc-client';
import { findOpenCallOfRing } from '../open-calls/find-open-calls';
import type { OpenCallsStore } from '../open-calls/open-calls-store-types';
import { findField } from '../editing/call-form-context';
import { findNextBlankField } from '../editing/next-blank-field';
import { fillFromIncoming, fillNumberFromIncoming } from './fill-from-incoming';

export type TakeParts = Pick<CommandRegistry, 'unavailable'> & {
  readonly client: Pick<IpcClient, 'ask'>;
  readonly calls: OpenCallsStore;
  readonly focusArrival: (field: HTMLElement) => void;
  /** @param taking whether that is saved */
  readonly onTaken?: (incoming: ListedIncomingCall, taking: Promise<Result<null, AppError>>) => unknown;
};

/**
 * Writes a ringing or a missed call down in a new call, or shows the open call of the same caller, who was cut off or has more
 * to say.
 * If that could not be saved, it is said.
 * @param isNew whether it is to be a new call in any case
 * @returns as `begin`: whether the call is shown. If not, the incoming call is not taken.
 */
export async function takeIncomingCall(
  { client, calls, focusArrival, unavailable, onTaken }: TakeParts,
  incoming: ListedIncomingCall,
  isNew = false,
): Promise<boolean> {
  const take = (callId: string) => {
    const taking = client.ask('calls.take-incoming', { id: incoming.id, callId });
    void onTaken?.(incoming, taking);
    void taking.then((taken) => {
      const reason = 'unavailable.incomingNotSaved';
      if (!taken.ok) unavailable.set(() => ({ action: 'answer-call', pressed: undefined, reason }));
    });
  };
  const open = isNew ? undefined : findOpenCallOfRing(incoming, calls.store.get());
  if (open !== undefined) {
    take(open.call.id);
    fillNumberFromIncoming(open.session, incoming);
    await calls.activate(open.call.id);
    return calls.getActive()?.call.id === open.call.id;
  }
  const isShown = await calls.begin();
  const session = calls.getActive()?.session;
  if (!isShown || session === undefined || !fillFromIncoming(session, incoming)) return isShown;
  take(session.callId);
  const field = findField(findNextBlankField(session.getFields()));
  if (field !== null) focusArrival(field);
  return true;
}
