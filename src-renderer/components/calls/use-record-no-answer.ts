import { useRef, useState } from 'react';
import type { AppError } from '../../../shared/errors/app-error';
import type { IpcClient } from '../../ipc/ipc-client';
import type { ReminderChanges } from '../../state/use-change-reminder';

/** Who was called in vain. */
export type CalledBack = { readonly phone: string; readonly name: string; readonly storeName: string };

/** A press that comes sooner after the one before it is no second try, in ms. */
const sameTryMs = 1000;

/** Records that nobody answered a call back, once for each press, with undo. An open call of theirs stays as it is. */
export function useRecordNoAnswer(
  { ask }: Pick<IpcClient, 'ask'>,
  { remember }: Pick<ReminderChanges, 'remember'>,
) {
  const [isRecording, setIsRecording] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const lastPress = useRef({ phone: '', atMs: 0 });
  const record = async (who: CalledBack) => {
    const { phone, atMs } = lastPress.current;
    lastPress.current = { phone: who.phone, atMs: performance.now() };
    if (isRecording || (who.phone === phone && lastPress.current.atMs - atMs < sameTryMs)) return;
    setIsRecording(true);
    const recorded = await ask('calls.record-no-answer', who);
    setIsRecording(false);
    setError(recorded.ok ? null : recorded.error);
    if (!recorded.ok) {
      lastPress.current = { phone: '', atMs: 0 };
      return;
    }
    const { id: ticketId } = recorded.value;
    remember('no-answer', async () => {
      const undone = await ask('calls.undo-no-answer', { ticketId });
      return undone.ok ? null : undone.error;
    });
  };
  return { record: (who: CalledBack) => void record(who), isRecording, error };
}
