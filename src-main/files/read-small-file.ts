import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/** Far more than any small file of the app has. */
const defaultLargestBytes = 1_000_000;

/** Opening a pipe without a writer would block. Windows has neither such files nor this flag. */
const nonBlocking = process.platform === 'win32' ? 0 : constants.O_NONBLOCK;

/** Reads a regular file of a limited size as text. @throws errors of the file system, `ENOTFILE` and `EFBIG` */
export function readSmallFile(file: string, largestBytes = defaultLargestBytes): string {
  const handle = openSync(file, constants.O_RDONLY | nonBlocking);
  try {
    const found = fstatSync(handle);
    if (!found.isFile()) throw Object.assign(new Error('not a regular file'), { code: 'ENOTFILE' });
    if (found.size > largestBytes) throw Object.assign(new Error('too large'), { code: 'EFBIG' });
    return readFileSync(handle, 'utf8');
  } finally {
    closeSync(handle);
  }
}
