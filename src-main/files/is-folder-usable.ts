import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Whether this user can read and write a folder, or create it where it does not exist. */
export function isFolderUsable(folder: string): boolean {
  const existing = findExisting(folder);
  try {
    accessSync(existing, constants.R_OK | constants.W_OK | constants.X_OK);
    return statSync(existing).isDirectory();
  } catch {
    return false;
  }
}

/** The folder itself, or the nearest one above that exists, in which it would be created. */
function findExisting(path: string): string {
  const parent = dirname(path);
  return existsSync(path) || parent === path ? path : findExisting(parent);
}
