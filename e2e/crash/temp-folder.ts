import { existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** In memory where there is such a place: a killed process loses nothing that it wrote, wherever that lies. */
const root = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Gives a folder to the work, and takes it away afterwards. */
export async function inTempFolder<T>(work: (folder: string) => T | Promise<T>, where = root): Promise<T> {
  const folder = mkdtempSync(join(where, 'helpdesk-crash-'));
  // Where it becomes a data folder, its witness lies beside it.
  const inner = join(folder, 'data');
  mkdirSync(inner);
  try {
    return await work(inner);
  } finally {
    // Whatever a dying process still puts into it goes at the next try; `rmSync` would find it and stand still for long.
    await rm(folder, { recursive: true, force: true, maxRetries: 20 });
  }
}
