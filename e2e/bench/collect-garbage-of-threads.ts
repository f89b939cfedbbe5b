import type { ElectronApplication } from '@playwright/test';

/**
 * Collects what is unused in the heaps of the main thread and of its worker threads, by Node's own inspector. A thread
 * that ends meanwhile is left out.
 * @returns the size of each heap afterwards, in MB, the main thread's first
 */
export function collectGarbageOfThreads(electron: ElectronApplication): Promise<number[]> {
  return electron.evaluate(async () => {
    const { Session } = process.getBuiltinModule('node:inspector/promises');
    const session = new Session();
    session.connect();
    const waiting = new Map<number, { sessionId: string; resolve: (result: unknown) => void }>();
    const ended = new Set<string>();
    const threads: string[] = [];
    session.on('NodeWorker.attachedToWorker', ({ params }) => void threads.push(params.sessionId));
    session.on('NodeWorker.receivedMessageFromWorker', ({ params }) => {
      const { id, result } = JSON.parse(params.message) as { id: number; result: unknown };
      waiting.get(id)?.resolve(result);
    });
    session.on('NodeWorker.detachedFromWorker', ({ params }) => {
      ended.add(params.sessionId);
      for (const { sessionId, resolve } of waiting.values())
        if (sessionId === params.sessionId) resolve(null);
    });
    await session.post('NodeWorker.enable', { waitForDebuggerOnStart: false });
    let lastId = 0;
    const askThread = (sessionId: string, method: string) =>
      new Promise<unknown>((resolve) => {
        if (ended.has(sessionId)) resolve(null);
        lastId += 1;
        waiting.set(lastId, { sessionId, resolve });
        const message = JSON.stringify({ id: lastId, method });
        void session.post('NodeWorker.sendMessageToWorker', { sessionId, message });
      });
    const heaps: unknown[] = [];
    await session.post('HeapProfiler.collectGarbage');
    heaps.push(await session.post('Runtime.getHeapUsage'));
    for (const thread of threads) {
      await askThread(thread, 'HeapProfiler.collectGarbage');
      heaps.push(await askThread(thread, 'Runtime.getHeapUsage'));
    }
    await session.post('NodeWorker.disable');
    session.disconnect();
    return (heaps as ({ totalSize: number } | null)[]).flatMap((heap) =>
      heap === null ? [] : [Math.round(heap.totalSize / 1e5) / 10],
    );
  });
}
