import { useCallback } from 'react';
import type { DueOfCaller } from '../../../shared/history/reminder-lists';
import type { IpcClient } from '../../ipc/ipc-client';
import { always, onErasure } from '../../ipc/refresh-on-events';
import { useAnswersByKey } from '../../ipc/use-answers-by-key';

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
  const due = useAnswersByKey(client, numbers, refreshOn, findDueOfCaller);
  return useCallback((phone) => due.get(phone) ?? noReminders, [due]);
}

async function findDueOfCaller(
  client: Pick<IpcClient, 'ask'>,
  phone: string,
): Promise<readonly DueOfCaller[] | null> {
  const answer = await client.ask('reminders.list-of-caller', { phone });
  return answer.ok && answer.value.length > 0 ? answer.value : null;
}
