import { setTimeout as wait } from 'node:timers/promises';

export async function waitUntil(isSo: () => Promise<unknown>, limitMs = 30_000): Promise<void> {
  const startedAtMs = performance.now();
  while ((await isSo()) !== true) {
    if (performance.now() - startedAtMs > limitMs) throw new Error(`not so within ${limitMs} ms`);
    await wait(pollEveryMs);
  }
}

/** Short compared with a start of half a second, and long enough to add no load. */
const pollEveryMs = 2;
