import { chmodSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes a folder, and the files right in it, private to this user, whatever rights an earlier version or another program
 * gave them. Nothing below it can be reached by others then. Links are not followed.
 */
export function makeFolderPrivate(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  changeRights(folder, 0o700);
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isFile()) changeRights(join(folder, entry.name), 0o600);
}

/** A file that is gone by now, or belongs to somebody else, does not keep the app from starting. */
function changeRights(path: string, mode: number): void {
  try {
    chmodSync(path, mode);
  } catch {
    // As it was.
  }
}
