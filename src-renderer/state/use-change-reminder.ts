import { useCallback, useMemo, useState } from 'react';
import type { AppError } from '../../shared/errors/app-error';
import { toEditableReminder, type Reminder, type EditableReminder } from '../../shared/reminders/reminder';
import type { IpcClient } from '../ipc/ipc-client';

export type ReminderChangeKind = 'done' | 'snoozed' | 'changed' | 'removed';

export type ReminderChanges = {
  readonly change: (
    reminder: Reminder,
    to: Partial<EditableReminder>,
    how: ReminderChangeKind,
  ) => Promise<AppError | null>;
  /** The last change, while it can be undone. */
  readonly last: ReminderChangeKind | null;
  readonly undo: () => void;
  readonly error: AppError | null;
};

/** The agent's changes to reminders, with undo for the last one. */
export function useChangeReminder(client: IpcClient): ReminderChanges {
  const [last, setLast] = useState<{ readonly before: Reminder; readonly how: ReminderChangeKind } | null>(
    null,
  );
  const [error, setError] = useState<AppError | null>(null);

  const tell = useCallback(
    async (id: number, state: EditableReminder): Promise<AppError | null> => {
      const answer = await client.ask('reminders.change', { id, state });
      const failed = answer.ok ? null : answer.error;
      setError(failed);
      return failed;
    },
    [client],
  );
  const change = useCallback<ReminderChanges['change']>(
    async (reminder, to, how) => {
      const failed = await tell(reminder.id, { ...toEditableReminder(reminder), ...to });
      if (failed === null) setLast({ before: reminder, how });
      return failed;
    },
    [tell],
  );
  const undo = useCallback(() => {
    if (last === null) return;
    void tell(last.before.id, toEditableReminder(last.before)).then((failed) => {
      if (failed === null) setLast(null);
    });
  }, [last, tell]);
  return useMemo(() => ({ change, undo, last: last?.how ?? null, error }), [change, undo, last, error]);
}
