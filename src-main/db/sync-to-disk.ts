import { closeSync, fsyncSync, openSync, statSync } from 'node:fs';

/** Returns once a file, or the names in a folder, are on the disk itself. Windows has no such call for a folder. */
export function syncToDisk(path: string): void {
  if (process.platform === 'win32' && statSync(path).isDirectory()) return;
  const handle = openSync(path, process.platform === 'win32' ? 'r+' : 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
