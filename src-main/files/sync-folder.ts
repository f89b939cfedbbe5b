import { closeSync, fsyncSync, openSync } from 'node:fs';

/** A new file name is on disk only once its folder is synced. Windows has no such call and does not need it. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
