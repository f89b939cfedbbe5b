import { closeSync, writeFileSync } from 'node:fs';
import { openForOverwriting } from '../../file-handles/open-file-nonblocking';
import { readSmallFile } from '../../files/read-small-file';

/** Which file another program wrote into while the app had it open. */
export type OverwrittenFile = 'database' | 'journal';

/** Writes the file that exists while the app runs. @throws errors of the file system, also for a pipe or a link */
export function writeMark(inUse: string, mark: string): void {
  const handle = openForOverwriting(inUse);
  try {
    writeFileSync(handle, mark);
  } finally {
    closeSync(handle);
  }
}

/**
 * Returns what the last run left in the `in-use` file: which file it found overwritten, if any, and the mark that the
 * database file had while its newer ones were in the log only.
 */
export function readMarks(inUse: string): {
  readonly overwritten: OverwrittenFile | null;
  readonly mark: string | null;
} {
  const mark = readIfThere(inUse);
  const overwritten = mark === 'database' || mark === 'journal' ? mark : null;
  return { overwritten, mark: mark.startsWith('/') ? mark : null };
}

function readIfThere(inUse: string): string {
  try {
    return readSmallFile(inUse);
  } catch {
    return '';
  }
}
