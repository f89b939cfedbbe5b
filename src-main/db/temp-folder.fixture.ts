import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** In memory where there is such a place: what a unit test can prove does not hang on the speed of a disk. */
const root = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A folder for the running test alone, gone when it ends. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(root, 'helpdesk-test-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
