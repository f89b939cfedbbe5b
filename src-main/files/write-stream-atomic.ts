import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { Writable } from 'node:stream';
import type { FileErrorCode } from '../../shared/errors/app-error';
import { syncToDisk } from '../db/sync-to-disk';

/**
 * Writes a file at a place that the agent chose: under another name beside it, and under its own once all of it is on
 * the disk. What does not end leaves nothing, and an older file of that name as it was. Private to its user.
 * @throws what the writing throws, and what the file system says
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

/** All of it: the system may take less than it is given. */
export function writeAll(handle: number, what: string | Uint8Array): void {
  const bytes = typeof what === 'string' ? Buffer.from(what) : what;
  for (let from = 0; from < bytes.length;) from += writeSync(handle, bytes, from);
}

/** A stream into an open file, which it never closes. */
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

/** Never a name that somebody else's file has. */
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
