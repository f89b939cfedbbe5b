import { closeSync, constants, fstatSync, ftruncateSync, openSync } from 'node:fs';

/** Opening a pipe without a peer would block. Windows has neither such files nor these flags. */
const nonBlocking = process.platform === 'win32' ? 0 : constants.O_NONBLOCK;
const unlinked = process.platform === 'win32' ? 0 : constants.O_NOFOLLOW;

/** Opens a file of the app to read it, and never waits. @throws errors of the file system, `ENOTFILE` for a pipe */
export function openForReading(file: string): number {
  return refusePipe(openSync(file, constants.O_RDONLY | nonBlocking));
}

/** Opens a file of the app to append to it, and never waits. @throws errors of the file system, `ENOTFILE` for a pipe */
export function openForAppending(file: string): number {
  const { O_WRONLY, O_CREAT, O_APPEND } = constants;
  return refusePipe(openSync(file, O_WRONLY | O_CREAT | O_APPEND | nonBlocking, 0o600));
}

/**
 * Opens a file of the app to replace its content, and never waits. Refuses a link: another program may have put it there, and
 * its target is not the app's.
 * @throws errors of the file system, `ENOTFILE` for a pipe
 */
export function openForOverwriting(file: string): number {
  const { O_WRONLY, O_CREAT } = constants;
  const handle = refusePipe(openSync(file, O_WRONLY | O_CREAT | nonBlocking | unlinked, 0o600));
  ftruncateSync(handle);
  return handle;
}

function refusePipe(handle: number): number {
  if (!fstatSync(handle).isFIFO()) return handle;
  closeSync(handle);
  throw Object.assign(new Error('not a regular file'), { code: 'ENOTFILE' });
}
