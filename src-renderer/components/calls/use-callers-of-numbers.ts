import { useCallback } from 'react';
import { findPersonOfNumber } from '../../../shared/callers/caller-suggestions';
import type { IncomingCall } from '../../../shared/calls/incoming-caller';
import type { IpcClient } from '../../ipc/ipc-client';
import { onManyTickets } from '../../ipc/refresh-on-events';
import { useAnswersByKey } from '../../ipc/use-answers-by-key';

type PersonOfNumber = Pick<IncomingCall, 'name' | 'store'>;

/**
 * Returns a function that adds who has the number of an incoming call of which the softphone says no more: whom the card of
 * callers is certain of, or the one person who calls for several stores; nobody where that would be a guess.
 */
export function useCallersOfNumbers(
  client: IpcClient,
  calls: readonly IncomingCall[],
): (call: IncomingCall) => IncomingCall {
  const numbers = calls.filter(isUnnamed).map(({ phone }) => phone);
  const known = useAnswersByKey(client, numbers, onManyTickets, askForPersonOfNumber);
  return useCallback((call) => (isUnnamed(call) ? { ...call, ...known.get(call.phone) } : call), [known]);
}

async function askForPersonOfNumber(
  client: Pick<IpcClient, 'ask'>,
  phone: string,
): Promise<PersonOfNumber | null> {
  const answer = await client.ask('callers.match', { phone, name: '', storeName: '' });
  const caller = answer.ok ? findPersonOfNumber(answer.value) : null;
  return caller === null ? null : { name: caller.name, store: caller.storeName };
}

function isUnnamed({ phone, name, store }: IncomingCall): boolean {
  return phone !== '' && name + store === '';
}
