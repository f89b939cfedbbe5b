import { powerMonitor, type BrowserWindow } from 'electron';

/**
 * Reports when the machine is about to sleep, lock or shut down, while there is still time to save, and when it is
 * back. Call it once Electron is ready.
 */
export function watchPower(
  window: BrowserWindow,
  { onLeaving, onBack }: { readonly onLeaving: () => void; readonly onBack: () => void },
): void {
  powerMonitor.on('suspend', onLeaving);
  powerMonitor.on('lock-screen', onLeaving);
  powerMonitor.on('shutdown', onLeaving);
  window.on('query-session-end', onLeaving);
  window.on('session-end', onLeaving);
  powerMonitor.on('resume', onBack);
  powerMonitor.on('unlock-screen', onBack);
}
