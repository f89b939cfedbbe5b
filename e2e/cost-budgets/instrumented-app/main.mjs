import { createRequire, syncBuiltinESMExports } from 'node:module';
import { ipcMain } from 'electron';

// The app as built, with a count of the requests to its main process, the threads of its databases, and their calls.

/** @typedef {{ call: string, statements: number, endedMs: number }} Counted */
const costs = {
  /** @type {string[]} */ requests: [],
  /** @type {string[]} */ threads: [],
  /** @type {Counted[]} */ databaseCalls: [],
};
Object.assign(globalThis, { costs });

const handle = ipcMain.handle.bind(ipcMain);
ipcMain.handle = (channel, /** @type {(...asked: unknown[]) => unknown} */ listener) => {
  handle(channel, (/** @type {unknown[]} */ ...asked) => {
    costs.requests.push(channel);
    return listener(...asked);
  });
};

const workerThreads = /** @type {typeof import('node:worker_threads')} */ (
  createRequire(import.meta.url)('node:worker_threads')
);
workerThreads.Worker = class extends workerThreads.Worker {
  constructor(/** @type {URL} */ script) {
    super(new URL('counting-database-worker.mjs', import.meta.url), { workerData: { script: script.href } });
    this.on('message', (/** @type {Counted & { kind: string }} */ message) => {
      if (message.kind === 'counted') costs.databaseCalls.push(message);
    });
  }

  postMessage(/** @type {{ kind: string, start?: { access: string } }} */ message) {
    if (message.kind === 'open') costs.threads.push(message.start?.access ?? '');
    super.postMessage(message);
  }
};
syncBuiltinESMExports();

await import(new URL('../../../out/main/main.js', import.meta.url).href);
