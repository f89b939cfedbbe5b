import type { BrowserWindow } from 'electron';
import { scheduleTimeout } from '../../time/schedule-timeout';
import { sendEvent } from '../ipc/ipc-gate';

/** A page whose process hangs is not waited for longer, in ms. */
const maxWaitMs = 5_000;

/**
 * Has a page save what is typed, and reloads it. Resolves once the page is gone: it saves for the last time as it goes, and
 * those messages arrive before the one that the new page is there.
 */
export function leavePage(window: BrowserWindow): Promise<void> {
  if (window.isDestroyed()) return Promise.resolve();
  const { webContents } = window;
  return new Promise((resolve) => {
    const end = (): void => {
      cancelLimit();
      webContents.off('did-navigate', end).off('render-process-gone', end).off('destroyed', end);
      resolve();
    };
    const cancelLimit = scheduleTimeout(maxWaitMs, end);
    webContents.on('did-navigate', end).on('render-process-gone', end).on('destroyed', end);
    sendEvent(window, 'calls.save-requested', null);
    webContents.reload();
  });
}
