import { closeSync, fsyncSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { openForOverwriting } from '../file-handles/open-file-nonblocking';
import { deleteForeignUnfinished, getUnfinishedName } from '../file-handles/unfinished-file';

/** Writes a file completely or not at all, private to its user. @throws if the disk refuses it */
export function writeFileAtomic(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  deleteForeignUnfinished(file);
  const handle = openForOverwriting(getUnfinishedName(file));
  try {
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(getUnfinishedName(file), file);
}
