import { spawn } from 'node:child_process';
import { app } from 'electron';

/** Waits for the process `$1` to end, and starts `$0` with the other arguments. */
const startAfterwards = 'pid=$1; shift; while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done; exec "$0" "$@"';

/**
 * Starts the app again, with these arguments, once this process has ended.
 *
 * On Linux, Electron's own `app.relaunch` waits for a signal, and for ever if this process ends before it waits. What it
 * starts also has no new privileges, without which `fusermount3` cannot mount an AppImage.
 */
export function relaunch(args: readonly string[], appImage: string | null): void {
  if (process.platform !== 'linux') {
    app.relaunch({ args: [...args] });
    return;
  }
  const words = ['-c', startAfterwards, appImage ?? process.execPath, String(process.pid), ...args];
  spawn('/bin/sh', words, { detached: true, stdio: 'ignore' }).unref();
}
