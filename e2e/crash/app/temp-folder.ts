import { existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** In memory if possible. A killed process loses nothing that it wrote, on any kind of file system. */
const root = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Passes a temporary folder to the work and removes it afterwards. */
export async function withTempFolder<T>(work: (folder: string) => T | Promise<T>, where = root): Promise<T> {
  const folder = mkdtempSync(join(where, 'helpdesk-crash-'));
  // A data folder's witness is created next to it.
  const inner = join(folder, 'data');
  mkdirSync(inner);
  try {
    return await work(inner);
  } finally {
    // A dying process may still write into the folder, so removal is retried. `rmSync` would block for long instead.
    await rm(folder, { recursive: true, force: true, maxRetries: 20 });
  }
}
