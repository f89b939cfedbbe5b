import { powerMonitor, type BrowserWindow } from 'electron';

/**
 * Reports when the machine is about to sleep, lock or shut down, while there is still time to save, and when it is
 * back. Call it once Electron is ready.
 */
export function onPowerEvents(
  window: BrowserWindow,
  { onSuspendOrLock, onResume }: { readonly onSuspendOrLock: () => void; readonly onResume: () => void },
): void {
  powerMonitor.on('suspend', onSuspendOrLock);
  powerMonitor.on('lock-screen', onSuspendOrLock);
  powerMonitor.on('shutdown', onSuspendOrLock);
  window.on('query-session-end', onSuspendOrLock);
  window.on('session-end', onSuspendOrLock);
  powerMonitor.on('resume', onResume);
  powerMonitor.on('unlock-screen', onResume);
}
