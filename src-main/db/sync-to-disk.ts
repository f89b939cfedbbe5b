import { closeSync, fsyncSync, openSync, statSync } from 'node:fs';

/** Blocks until a file, or the names in a folder, have reached the disk. Windows has no such call for folders. */
export function syncToDisk(path: string): void {
  if (process.platform === 'win32' && statSync(path).isDirectory()) return;
  const handle = openSync(path, process.platform === 'win32' ? 'r+' : 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
