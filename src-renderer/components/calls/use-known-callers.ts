import { useCallback, useEffect, useState } from 'react';
import { findCallerOfNumber } from '../../../shared/callers/caller-suggestions';
import type { IncomingCall } from '../../../shared/calls/incoming-call-link';
import type { IpcClient } from '../../ipc/ipc-client';
import { onManyTickets, refreshOnEvents } from '../../ipc/refresh-on-events';

type KnownCaller = Pick<IncomingCall, 'name' | 'store'>;

/**
 * Returns a function that adds who has the number of an incoming call of which the softphone says no more. That is whom the
 * card of callers is certain of, and nobody where that would be a guess.
 */
export function useKnownCallers(
  client: IpcClient,
  calls: readonly IncomingCall[],
): (call: IncomingCall) => IncomingCall {
  const [known, setKnown] = useState<ReadonlyMap<string, KnownCaller>>(new Map());
  const phones = [...new Set(calls.filter(isUnnamed).map(({ phone }) => phone))].join(' ');
  useEffect(() => {
    let isCurrent = true;
    const findOne = async (phone: string): Promise<[string, KnownCaller][]> => {
      const answer = await client.ask('callers.match', { phone, name: '', storeName: '' });
      if (!answer.ok) return [];
      const caller = findCallerOfNumber(answer.value);
      return caller === null ? [] : [[phone, { name: caller.name, store: caller.storeName }]];
    };
    const find = async () => {
      const found = await Promise.all(phones.split(' ').filter(Boolean).map(findOne));
      if (isCurrent)
        setKnown((before) => (before.size + found.flat().length === 0 ? before : new Map(found.flat())));
    };
    void find();
    const end = refreshOnEvents(client, onManyTickets, find);
    return () => {
      isCurrent = false;
      end();
    };
  }, [client, phones]);
  return useCallback((call) => (isUnnamed(call) ? { ...call, ...known.get(call.phone) } : call), [known]);
}

function isUnnamed({ phone, name, store }: IncomingCall): boolean {
  return phone !== '' && name + store === '';
}
