import { useEffect } from 'react';
import { loadGuide } from './features/guide/load-guide';
import { scheduleTimeout } from './time/schedule-timeout';
import { createLazyScreen } from './shell/lazy-screen';

/** Every screen but the call, each loaded when it is first needed. */
export const screens = {
  history: createLazyScreen(async () => (await import('./features/history/history-screen')).HistoryScreen),
  outbox: createLazyScreen(async () => (await import('./features/outbox/outbox-screen')).OutboxScreen),
  reminders: createLazyScreen(
    async () => (await import('./features/reminders/reminders-screen')).RemindersScreen,
  ),
  handover: createLazyScreen(
    async () => (await import('./features/handover/handover-screen')).HandoverScreen,
  ),
  settings: createLazyScreen(
    async () => (await import('./features/settings/settings-screen')).SettingsScreen,
  ),
};

/** By then the caret is on Phone, even on a slow computer. */
const preloadDelayMs = 2_000;

/** Loads the other screens and the guide once the first one is shown and the window is idle. */
export function usePreloadedScreens(): void {
  useEffect(
    () =>
      scheduleTimeout(preloadDelayMs, () => {
        requestIdleCallback(
          () => void Promise.all([...Object.values(screens).map(({ preload }) => preload()), loadGuide()]),
        );
      }),
    [],
  );
}
