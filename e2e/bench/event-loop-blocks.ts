import type { ElectronApplication } from '@playwright/test';

/**
 * A time during which an event loop was blocked, in ms. For `ownMs` of it, its own thread had a processor or waited
 * for a disk. For the rest, it waited for a processor behind other programs.
 */
export type Block = { readonly ms: number; readonly ownMs: number };

/** Wakes up every few ms, and measures how late it is and for how long its thread was able to run. */
export async function watchEventLoop(electron: ElectronApplication): Promise<void> {
  await electron.evaluate(() => {
    const everyMs = 5;
    const { readFileSync } = process.getBuiltinModule('node:fs');
    // For the main thread: how long it ran, and how long it waited to run, in ns.
    const scheduled = `/proc/self/task/${process.pid}/schedstat`;
    const waitedMs = () => Number(readFileSync(scheduled, 'utf8').split(' ')[1]) / 1e6;
    const blocks: { ms: number; ownMs: number }[] = [];
    let last = { atMs: performance.now(), waitedMs: waitedMs() };
    setInterval(() => {
      const now = { atMs: performance.now(), waitedMs: waitedMs() };
      const ms = now.atMs - last.atMs - everyMs;
      if (ms > 5) blocks.push({ ms, ownMs: Math.max(0, ms - (now.waitedMs - last.waitedMs)) });
      last = now;
    }, everyMs);
    Object.assign(globalThis, { takeBlocks: () => blocks.splice(0) });
  });
}

/** Returns the blocks since the last call. */
export async function takeBlocks(electron: ElectronApplication): Promise<Block[]> {
  return electron.evaluate(() => (globalThis as unknown as { takeBlocks: () => never[] }).takeBlocks());
}

/** Returns the longest `ownMs` of the blocks; at least 1. */
export function findLongestOwnMs(blocks: readonly Block[]): number {
  return Math.max(1, ...blocks.map(({ ownMs }) => ownMs));
}
