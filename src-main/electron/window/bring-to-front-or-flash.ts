import type { BrowserWindow } from 'electron';

export function bringToFront(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Flashes the task bar without taking the focus from another window, until this one has it. */
export function drawAttention(window: BrowserWindow): void {
  if (window.isDestroyed() || window.isFocused()) return;
  window.flashFrame(true);
  window.off('focus', endFlash);
  window.once('focus', endFlash);
}

function endFlash(this: BrowserWindow): void {
  if (!this.isDestroyed()) this.flashFrame(false);
}
