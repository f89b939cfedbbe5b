import { useCallback, useEffect, useState } from 'react';
import type { DueOfCaller } from '../../../shared/history/reminder-lists';
import type { IpcClient } from '../../ipc/ipc-client';
import { always, onErasure, refreshOnEvents } from '../../ipc/refresh-on-events';

const refreshOn = {
  ...onErasure,
  'reminders.changed': always,
  'calls.incoming-changed': always,
  'incidents.changed': always,
};
const noReminders: readonly DueOfCaller[] = [];

/** Returns a function that finds what is due for a caller with one of these numbers, the longest due first. */
export function useDueOfCallers(
  client: Pick<IpcClient, 'ask' | 'onEvent'>,
  numbers: readonly string[],
): (phone: string) => readonly DueOfCaller[] {
  const [due, setDue] = useState<ReadonlyMap<string, readonly DueOfCaller[]>>(new Map());
  const phones = [...new Set(numbers.filter((phone) => phone !== ''))].join('\n');
  useEffect(() => {
    let isCurrent = true;
    const findOne = async (phone: string): Promise<[string, readonly DueOfCaller[]][]> => {
      const answer = await client.ask('reminders.of-caller', { phone });
      return answer.ok && answer.value.length > 0 ? [[phone, answer.value]] : [];
    };
    const find = async () => {
      const found = await Promise.all(phones.split('\n').filter(Boolean).map(findOne));
      if (isCurrent)
        setDue((before) => (before.size + found.flat().length === 0 ? before : new Map(found.flat())));
    };
    void find();
    const end = refreshOnEvents(client, refreshOn, find);
    return () => {
      isCurrent = false;
      end();
    };
  }, [client, phones]);
  return useCallback((phone) => due.get(phone) ?? noReminders, [due]);
}
