import { app, type BrowserWindow } from 'electron';

/**
 * Returns true if this is the only instance with this user-data folder. Otherwise the first instance gets this one's
 * arguments, and this one must quit. Call it after the user-data folder is set.
 */
export function claimSingleInstance(onSecondInstance: (commandLine: readonly string[]) => void): boolean {
  const isFirst = app.requestSingleInstanceLock();
  if (isFirst) app.on('second-instance', (_event, commandLine) => onSecondInstance(commandLine));
  return isFirst;
}

export function bringToFront(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Flashes the task bar without taking the focus from another window. */
export function drawAttention(window: BrowserWindow): void {
  if (window.isDestroyed() || window.isFocused()) return;
  window.flashFrame(true);
  window.once('focus', () => {
    if (!window.isDestroyed()) window.flashFrame(false);
  });
}
