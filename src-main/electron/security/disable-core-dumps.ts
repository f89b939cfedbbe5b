import { execFile } from 'node:child_process';

/**
 * In bytes. One byte holds nothing of a core; and the kernel takes exactly this limit as the word to start no program that
 * collects cores, such as systemd's or Ubuntu's, which a limit of 0 does not do.
 */
const coreLimit = 1;

/**
 * Asks the system for no core dump of this process, in which the token would be. On Linux alone, and only where util-linux
 * brings `prlimit`: elsewhere it stays as the system has it.
 */
export function disableCoreDumps(): void {
  if (process.platform !== 'linux') return;
  const limit = `--core=${coreLimit}:${coreLimit}`;
  execFile('prlimit', ['--pid', String(process.pid), limit], () => undefined);
}
