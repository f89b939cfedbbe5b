import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncToDisk } from '../db/sync-to-disk';

/**
 * Writes a file at a path that the agent chose. The file has a temporary name until it is completely on disk. A failure
 * leaves nothing behind and keeps an older file of that name. The file is private to its user.
 * @throws exceptions of `write` and errors of the file system
 */
export async function writeChosenFileAtomic<T>(
  file: string,
  write: (handle: number) => Promise<T> | T,
): Promise<T> {
  const { handle, name } = openBeside(file);
  let isOpen = true;
  try {
    const value = await write(handle);
    fsyncSync(handle);
    closeSync(handle);
    isOpen = false;
    renameSync(name, file);
    syncToDisk(dirname(file));
    return value;
  } catch (thrown) {
    if (isOpen) closeSync(handle);
    rmSync(name, { force: true });
    throw thrown;
  }
}

/** Opens a new file beside the target. Never reuses the name of an existing file. */
function openBeside(file: string): { handle: number; name: string } {
  for (let number = 1; ; number += 1) {
    const name = `${file}.part${number}`;
    try {
      return { handle: openSync(name, 'wx', 0o600), name };
    } catch (thrown) {
      if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST')) throw thrown;
    }
  }
}
