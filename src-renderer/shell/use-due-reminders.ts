import { useEffect, useState } from 'react';
import type { DueReminders } from '../../shared/history/ticket-reminders';
import type { IpcClient } from '../ipc/ipc-client';

const noReminders: DueReminders = { dueCount: 0, raisedCount: 0, newest: null };

/** Whom to ring back now. */
export function useDueReminders(client: IpcClient): DueReminders {
  const [due, setDue] = useState(noReminders);
  useEffect(() => {
    const refresh = () =>
      void client.ask('reminders.due', null).then((answer) => {
        if (answer.ok) setDue(answer.value);
      });
    refresh();
    return client.onEvent('reminders.changed', refresh);
  }, [client]);
  return due;
}
