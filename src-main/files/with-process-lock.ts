import { mkdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { blockThread } from '../time/block-thread';

/** Far longer than such work takes, in ms. What is older was left by a process that was killed. */
const lockLimitMs = 1_000;
const checkMs = 5;

/**
 * Runs work that two processes must not do at the same time. Blocks the thread until this process has the lock. Without
 * the right to write into the folder, the work runs at once.
 * @param folder is created if it does not exist
 * @param name of the folder in it that exists while a process has the lock
 */
export function withProcessLock<Result>(
  folder: string,
  name: string,
  work: () => Result,
  limitMs = lockLimitMs,
): Result {
  const lock = join(folder, name);
  const isMine = takeLock(folder, lock, limitMs);
  try {
    return work();
  } finally {
    if (isMine) releaseLock(lock);
  }
}

/** @returns false if this process has no lock of its own: no other process waits for it */
function takeLock(folder: string, lock: string, limitMs: number): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (waitForLock(lock, limitMs)) return true;
    releaseLock(lock);
    return waitForLock(lock, limitMs);
  } catch {
    return false;
  }
}

function waitForLock(lock: string, limitMs: number): boolean {
  for (let waitedMs = 0; !makeFolder(lock); waitedMs += checkMs) {
    if (waitedMs > limitMs) return false;
    blockThread(checkMs);
  }
  return true;
}

/** @returns whether there was none */
function makeFolder(path: string): boolean {
  try {
    mkdirSync(path, { mode: 0o700 });
    return true;
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST') return false;
    throw thrown;
  }
}

function releaseLock(lock: string): void {
  try {
    rmdirSync(lock);
  } catch {
    // Another process has ended it as too old, or it is no empty folder.
  }
}
