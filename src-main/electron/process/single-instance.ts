import { app } from 'electron';
import { withProcessLock } from '../../files/with-process-lock';

/**
 * Returns true if this is the only instance with this user-data folder. Otherwise the first instance gets this one's
 * arguments and what else it hands over, and this one must quit. Call it after the user-data folder is set.
 */
export function claimSingleInstance(
  handedOver: Readonly<Record<string, string>>,
  onSecondInstance: (commandLine: readonly string[], handedOver: unknown) => void,
): boolean {
  const isFirst = requestInstanceLock(handedOver);
  if (isFirst)
    app.on('second-instance', (_event, commandLine, _folder, data) => onSecondInstance(commandLine, data));
  return isFirst;
}

/**
 * Asks for the lock of the user-data folder. Returns false if another instance has it, which then gets what is handed over.
 *
 * On Linux, Chromium links its lock before its socket. An instance that comes in between takes the lock for a leftover,
 * because the program is not named Chrome, and both would run.
 */
export function requestInstanceLock(handedOver: Readonly<Record<string, string>>): boolean {
  const request = (): boolean => app.requestSingleInstanceLock(handedOver);
  return process.platform === 'linux'
    ? withProcessLock(app.getPath('userData'), 'starting', request)
    : request();
}
