import { useCallback } from 'react';
import { useText } from '../../i18n/use-text';
import type { IpcClient } from '../../ipc/ipc-client';
import {
  useChangeReminder,
  type ReminderChangeKind,
  type ReminderChanges,
} from '../../state/use-change-reminder';
import { announce } from '../../ui/announcer';

/** The agent's changes to reminders, each of which is announced as it is made or undone. */
export function useAnnouncedReminderChanges(client: IpcClient): ReminderChanges {
  const t = useText();
  const onChanged = useCallback(
    (how: ReminderChangeKind, isUndone: boolean) => {
      const what = t(`reminders.last.${how}`);
      announce(isUndone ? t('calls.undone', { what }) : what);
    },
    [t],
  );
  return useChangeReminder(client, onChanged);
}
