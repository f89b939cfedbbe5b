import { mkdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { blockThread } from '../time/block-thread';

/** Far longer than such work takes, in ms. What is older was left by a process that was killed. */
const turnLimitMs = 1_000;
const checkMs = 5;

/**
 * Runs work that two processes must not do at the same time, and blocks the thread until it is this one's turn. Without
 * the right to write into the folder, the work runs at once.
 * @param folder is created if it does not exist
 * @param name of the folder in it that exists while a process has its turn
 */
export function runAlone<Result>(
  folder: string,
  name: string,
  work: () => Result,
  limitMs = turnLimitMs,
): Result {
  const turn = join(folder, name);
  const isMine = takeTurn(folder, turn, limitMs);
  try {
    return work();
  } finally {
    if (isMine) end(turn);
  }
}

/** @returns false if this process has no turn of its own: nobody waits for it */
function takeTurn(folder: string, turn: string, limitMs: number): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (waitForTurn(turn, limitMs)) return true;
    end(turn);
    return waitForTurn(turn, limitMs);
  } catch {
    return false;
  }
}

function waitForTurn(turn: string, limitMs: number): boolean {
  for (let waitedMs = 0; !makeFolder(turn); waitedMs += checkMs) {
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

function end(turn: string): void {
  try {
    rmdirSync(turn);
  } catch {
    // Another process has ended it as too old, or it is no empty folder.
  }
}
