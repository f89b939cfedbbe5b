import { existsSync, lstatSync, mkdirSync } from 'node:fs';

/**
 * Creates a folder in a place where other users may create folders, too. Does not create the place itself, which
 * belongs to the system.
 * @returns true if the folder is trustworthy: this user owns it, and nobody else may write to it
 */
export function createTrustedFolder(folder: string): boolean {
  try {
    if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
    const found = lstatSync(folder);
    const uid = process.getuid?.();
    // Windows has no user ids: there the folder inherits its write permissions.
    return found.isDirectory() && (uid === undefined || (found.uid === uid && (found.mode & 0o022) === 0));
  } catch {
    return false;
  }
}
