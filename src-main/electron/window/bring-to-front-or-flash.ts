import type { BrowserWindow } from 'electron';

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
