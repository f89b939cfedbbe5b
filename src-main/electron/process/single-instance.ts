import { app, type BrowserWindow } from 'electron';

/**
 * True where this is the only instance of this user-data folder. Otherwise the first instance was told this
 * one's arguments, and this one is to quit. Call it after the user-data folder is set.
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

/** Says in the task bar that something came, without taking the caret from another window. */
export function drawAttention(window: BrowserWindow): void {
  if (window.isDestroyed() || window.isFocused()) return;
  window.flashFrame(true);
  window.once('focus', () => {
    if (!window.isDestroyed()) window.flashFrame(false);
  });
}
