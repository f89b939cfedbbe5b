import { spawn } from 'node:child_process';
import { app } from 'electron';

/** Waits for the process `$1` to end, and starts `$0` with the other arguments. */
const startAfterwards = 'pid=$1; shift; while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done; exec "$0" "$@"';

/**
 * Starts the app again, with these arguments, once this process has ended. Chromium starts what it relaunches without
 * new privileges, and `fusermount3` cannot mount an AppImage without its own.
 */
export function relaunch(args: readonly string[], appImage: string | null): void {
  if (appImage === null) {
    app.relaunch({ args: [...args] });
    return;
  }
  const words = ['-c', startAfterwards, appImage, String(process.pid), ...args];
  spawn('/bin/sh', words, { detached: true, stdio: 'ignore' }).unref();
}
