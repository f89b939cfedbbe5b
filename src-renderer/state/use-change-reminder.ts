import { useCallback, useMemo, useState } from 'react';
import type { AppError } from '../../shared/errors/app-error';
import { toEditableReminder, type Reminder, type EditableReminder } from '../../shared/reminders/reminder';
import type { IpcClient } from '../ipc/ipc-client';

export type ReminderChangeKind =
  | 'done'
  /** Of a callback: the caller was called back. */
  | 'called-back'
  | 'snoozed'
  | 'changed'
  | 'removed'
  | 'no-answer'
  /** Of a missed call: the undo stands with these. */
  | 'missed-no-answer';

/** @returns why it could not be done, or null */
type Attempt = () => Promise<AppError | null>;

export type ReminderChanges = {
  readonly change: (
    reminder: Reminder,
    to: Partial<EditableReminder>,
    how: ReminderChangeKind,
  ) => Promise<AppError | null>;
  /** Does something else for who waits for a callback, which `undo` takes back, or says why it could not be done. */
  readonly run: (how: ReminderChangeKind, change: Attempt, undo: Attempt) => Promise<AppError | null>;
  /** The last change, while it can be undone. */
  readonly last: ReminderChangeKind | null;
  readonly undo: () => void;
  /** Something else was done for who waits for a callback, which `undo` is to take back. */
  readonly remember: (how: ReminderChangeKind, undo: Attempt) => void;
  /** Something was done that has an undo of its own. */
  readonly forget: () => void;
  readonly error: AppError | null;
};

/**
 * The agent's changes to reminders, with undo for the last one.
 * @param onChanged called after each change, and after each undo
 */
export function useChangeReminder(
  client: IpcClient,
  onChanged?: (how: ReminderChangeKind, isUndone: boolean) => void,
): ReminderChanges {
  const [last, setLast] = useState<{ readonly how: ReminderChangeKind; readonly undo: Attempt } | null>(null);
  const [error, setError] = useState<AppError | null>(null);

  const tell = useCallback(
    async (id: number, state: EditableReminder): Promise<AppError | null> => {
      const answer = await client.ask('reminders.change', { id, state });
      return answer.ok ? null : answer.error;
    },
    [client],
  );
  const remember = useCallback(
    (how: ReminderChangeKind, undo: Attempt) => {
      setLast({ how, undo });
      onChanged?.(how, false);
    },
    [onChanged],
  );
  const forget = useCallback(() => setLast(null), []);
  const run = useCallback<ReminderChanges['run']>(
    async (how, attempt, undoAttempt) => {
      const failed = await attempt();
      setError(failed);
      if (failed === null) remember(how, undoAttempt);
      return failed;
    },
    [remember],
  );
  const change = useCallback<ReminderChanges['change']>(
    (reminder, to, how) => {
      const before = toEditableReminder(reminder);
      return run(
        how,
        () => tell(reminder.id, { ...before, ...to }),
        () => tell(reminder.id, before),
      );
    },
    [tell, run],
  );
  const undo = useCallback(() => {
    if (last === null) return;
    void last.undo().then((failed) => {
      setError(failed);
      // Another change may have been made since.
      if (failed !== null) return;
      setLast((now) => (now === last ? null : now));
      onChanged?.(last.how, true);
    });
  }, [last, onChanged]);
  return useMemo(
    () => ({ change, run, undo, remember, forget, last: last?.how ?? null, error }),
    [change, run, undo, remember, forget, last, error],
  );
}
