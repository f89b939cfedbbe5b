import { closeSync, fstatSync, readSync } from 'node:fs';
import { openForReading } from '../file-handles/open-file-nonblocking';

/**
 * Reads the last lines of a text file that fit into a size, without the line that is cut. Returns an empty text for
 * what is missing, not readable or no file.
 */
export function readFileEnd(file: string, maxBytes: number): string {
  try {
    const handle = openForReading(file);
    try {
      const { size } = fstatSync(handle);
      const bytes = Buffer.alloc(Math.min(maxBytes, size));
      const start = size - bytes.length;
      const text = bytes.toString('utf8', 0, readSync(handle, bytes, 0, bytes.length, start));
      return start === 0 ? text : text.slice(text.indexOf('\n') + 1);
    } finally {
      closeSync(handle);
    }
  } catch {
    return '';
  }
}
