import { useState } from 'react';
import type { AppError } from '../../../shared/errors/app-error';
import type { IpcClient } from '../../ipc/ipc-client';

/** Who was called in vain. */
export type CalledBack = { readonly phone: string; readonly name: string; readonly storeName: string };

/** Records that nobody answered a call back, once for each press. An open call of theirs stays as it is. */
export function useRecordNoAnswer({ ask }: Pick<IpcClient, 'ask'>) {
  const [isRecording, setIsRecording] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const record = async (who: CalledBack) => {
    if (isRecording) return;
    setIsRecording(true);
    const recorded = await ask('calls.record-no-answer', who);
    setIsRecording(false);
    setError(recorded.ok ? null : recorded.error);
  };
  return { record: (who: CalledBack) => void record(who), isRecording, error };
}
