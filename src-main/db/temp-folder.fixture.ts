import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';

/** In memory if the system has such a folder: a unit test must not depend on the speed of a disk. */
const root = existsSync('/dev/shm') ? resolve('/dev/shm') : tmpdir();

/** Creates a folder for the running test and removes it afterwards. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(root, 'helpdesk-test-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
