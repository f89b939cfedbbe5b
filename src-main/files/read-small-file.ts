import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/** Far more than any of the app's own small files has. */
const defaultLargestBytes = 1_000_000;

/** A pipe without a writer would be waited for. Windows has no such files, and no such flag. */
const nonBlocking = process.platform === 'win32' ? 0 : constants.O_NONBLOCK;

/** Reads a regular file of a bounded size as text. @throws what the file system says, `ENOTFILE` and `EFBIG` */
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
