import { closeSync, fstatSync, readFileSync } from 'node:fs';
import { openForReading } from '../file-handles/open-file-nonblocking';

/** Far more than any small file of the app has. */
const defaultMaxBytes = 1_000_000;

/** Reads a regular file of a limited size as text. @throws errors of the file system, `ENOTFILE` and `EFBIG` */
export function readSmallFile(
  file: string,
  maxBytes = defaultMaxBytes,
  encoding: BufferEncoding = 'utf8',
): string {
  const handle = openForReading(file);
  try {
    const found = fstatSync(handle);
    if (!found.isFile()) throw Object.assign(new Error('not a regular file'), { code: 'ENOTFILE' });
    if (found.size > maxBytes) throw Object.assign(new Error('too large'), { code: 'EFBIG' });
    return readFileSync(handle, encoding);
  } finally {
    closeSync(handle);
  }
}
