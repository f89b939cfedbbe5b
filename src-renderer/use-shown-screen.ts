import { startTransition, useCallback, useState } from 'react';
import type { CommandRegistry } from './commands/command-registry';
import type { ListQuery } from './features/history/filter/list-query';
import { screens } from './screens';
import type { ScreenName } from './shell/screen-name';

/** What the history begins with. */
export type HistoryStart = {
  readonly isShiftFirst: boolean;
  readonly firstQuery: Partial<ListQuery>;
};

export type GoToScreen = (to: ScreenName, start?: Partial<HistoryStart>) => void;

/** The screen that is shown, and the way to another one. */
export function useShownScreen(registry: CommandRegistry) {
  const [screen, setScreen] = useState<ScreenName>('call');
  const [historyStart, setHistoryStart] = useState<HistoryStart>({ isShiftFirst: false, firstQuery: {} });
  const go = useCallback<GoToScreen>(
    (to, { isShiftFirst = false, firstQuery = {} } = {}) => {
      registry.closeOverlays();
      const show = () => {
        setScreen(to);
        setHistoryStart({ isShiftFirst, firstQuery });
      };
      // At once if possible, since the next key is meant for it. Otherwise the old screen stays until it is loaded.
      if (to === 'call' || screens[to].isLoaded()) show();
      else startTransition(show);
    },
    [registry],
  );
  const showCall = useCallback(() => setScreen('call'), []);
  return { screen, historyStart, go, showCall };
}
