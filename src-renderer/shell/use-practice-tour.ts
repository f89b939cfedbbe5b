import { useMemo, useState } from 'react';
import type { AppState } from '../../shared/app/app-state';
import type { AppActions } from '../state/app-actions';

/** When the tour of practice is shown: until the agent has closed it or gone through it, and when asked for again. */
export function usePracticeTour(app: AppState | null, { changeSettings }: AppActions, showCall: () => void) {
  const [isWanted, setIsWanted] = useState(false);
  const actions = useMemo(
    () => ({
      start: () => {
        showCall();
        setIsWanted(true);
      },
      /** It is not shown at the next start, but its last step stays for now. */
      finish: () => {
        setIsWanted(true);
        void changeSettings({ isTourClosed: true });
      },
      close: () => {
        setIsWanted(false);
        void changeSettings({ isTourClosed: true });
      },
    }),
    [changeSettings, showCall],
  );
  const isPractice = app?.mode === 'practice';
  const isShown = isPractice && (isWanted || !app.settings.isTourClosed);
  return { ...actions, isShown, start: isPractice ? actions.start : undefined };
}
