import { execFile } from 'node:child_process';

/**
 * In bytes. One byte holds no data of a core. Exactly this limit also tells the kernel not to start a program that
 * collects cores, such as systemd's or Ubuntu's; a limit of 0 does not.
 */
const coreLimit = 1;

/**
 * Disables core dumps of this process, which would contain the token. Linux only, and only if `prlimit` of util-linux
 * is installed; otherwise the system's setting stays.
 */
export function disableCoreDumps(): void {
  if (process.platform !== 'linux') return;
  const limit = `--core=${coreLimit}:${coreLimit}`;
  execFile('prlimit', ['--pid', String(process.pid), limit], () => undefined);
}
