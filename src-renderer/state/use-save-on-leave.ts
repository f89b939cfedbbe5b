import { useEffect } from 'react';
import type { IpcClient } from '../ipc/ipc-client';

/** Typed text that may not be on disk yet. */
export type UnsavedText = {
  readonly flushAll: () => Promise<void>;
  /** Sends it even while another save is pending, since the window is closing. */
  readonly saveOnExit: () => void;
};

/** Saves typed text when a field is left, and whenever the window may close. */
export function useSaveOnLeave(client: IpcClient, { flushAll, saveOnExit }: UnsavedText): void {
  useEffect(() => {
    const flush = () => void flushAll();
    const endNotice = client.onEvent('calls.save-requested', flush);
    document.addEventListener('visibilitychange', flush);
    window.addEventListener('pagehide', saveOnExit);
    window.addEventListener('blur', flush);
    document.addEventListener('focusout', flush);
    return () => {
      endNotice();
      document.removeEventListener('visibilitychange', flush);
      window.removeEventListener('pagehide', saveOnExit);
      window.removeEventListener('blur', flush);
      document.removeEventListener('focusout', flush);
    };
  }, [client, flushAll, saveOnExit]);
}
