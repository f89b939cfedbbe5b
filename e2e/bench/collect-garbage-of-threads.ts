import type { ElectronApplication } from '@playwright/test';

/**
 * Collects what is unused in the heaps of the main thread and of its worker threads, by Node's own inspector.
 * @returns the size of each heap afterwards, in MB, the main thread's first
 */
export function collectGarbageOfThreads(electron: ElectronApplication): Promise<number[]> {
  return electron.evaluate(async () => {
    const { Session } = process.getBuiltinModule('node:inspector/promises');
    const session = new Session();
    session.connect();
    const waiting = new Map<number, (result: unknown) => void>();
    const threads: string[] = [];
    session.on('NodeWorker.attachedToWorker', ({ params }) => void threads.push(params.sessionId));
    session.on('NodeWorker.receivedMessageFromWorker', ({ params }) => {
      const { id, result } = JSON.parse(params.message) as { id: number; result: unknown };
      waiting.get(id)?.(result);
    });
    await session.post('NodeWorker.enable', { waitForDebuggerOnStart: false });
    let lastId = 0;
    const askThread = (sessionId: string, method: string) =>
      new Promise<unknown>((resolve) => {
        lastId += 1;
        waiting.set(lastId, resolve);
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
    return heaps.map((heap) => Math.round((heap as { totalSize: number }).totalSize / 1e5) / 10);
  });
}
