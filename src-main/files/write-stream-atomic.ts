import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { Writable } from 'node:stream';
import type { FileErrorCode } from '../../shared/errors/app-error';
import { syncToDisk } from '../db/sync-to-disk';

/**
 * Writes a file at a path that the agent chose. The file has a temporary name until it is completely on disk. A failure
 * leaves nothing behind and keeps an older file of that name. The file is private to its user.
 * @throws exceptions of `write` and errors of the file system
 */
export async function writeStreamAtomic<T>(
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

/** Writes all bytes: one call of the system may write fewer. */
export function writeAll(handle: number, what: string | Uint8Array): void {
  const bytes = typeof what === 'string' ? Buffer.from(what) : what;
  for (let from = 0; from < bytes.length;) from += writeSync(handle, bytes, from);
}

/** Creates a stream into an open file. Never closes the file. */
export function createFileSink(handle: number): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      try {
        writeAll(handle, chunk);
        done();
      } catch (thrown) {
        done(thrown instanceof Error ? thrown : new Error(String(thrown)));
      }
    },
  });
}

export function toFileErrorCode(thrown: unknown): FileErrorCode {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') return 'disk-full';
  if (/^(EACCES|EPERM|EROFS|ENOENT|ENOTDIR|EISDIR|ENAMETOOLONG|EBUSY)$/.test(code)) return 'not-writable';
  return 'failed';
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
