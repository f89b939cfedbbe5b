import type { DueRemindersSummary } from '../../shared/history/due-reminders-summary';
import type { IpcClient } from '../ipc/ipc-client';
import { always } from '../ipc/refresh-on-events';
import { useIpcQuery } from '../ipc/use-ipc-query';

const noReminders: DueRemindersSummary = { dueCount: 0, raisedCount: 0, newest: null };
const refreshOn = { 'reminders.changed': always, 'incidents.changed': always };

/** The callbacks that are due now. */
export function useDueReminders(client: IpcClient): DueRemindersSummary {
  return useIpcQuery(client, 'reminders.summarise-due', null, refreshOn).data ?? noReminders;
}
