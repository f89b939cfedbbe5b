import { chmodSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes a folder and the files directly in it private to this user, whatever permissions an earlier version or another
 * program set. Others then cannot reach anything below it. Does not follow links.
 */
export function makeFolderPrivate(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  changeRights(folder, 0o700);
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isFile()) changeRights(join(folder, entry.name), 0o600);
}

/** Ignores errors: a missing file, or another user's, must not keep the app from starting. */
function changeRights(path: string, mode: number): void {
  try {
    chmodSync(path, mode);
  } catch {
    // The permissions stay as they were.
  }
}
