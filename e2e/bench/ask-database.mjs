import { Worker } from 'node:worker_threads';

// ask-database.mjs WORKER DATABASE STORE METHOD ARGUMENTS [write]: asks the built database thread once, as the app does, with a
// gauge after the arguments (JSON), and prints how many ms the answer took, and how many the opening before it.
const [script, file, store, method, args, access = 'read'] = process.argv.slice(2);
const asked = /** @type {unknown[]} */ (JSON.parse(args));
const worker = new Worker(script, { workerData: { file, access, nowMs: Date.now(), mustRestore: false } });
const gauge = new Int32Array(new SharedArrayBuffer(12));
const startedAtMs = performance.now();
let askedAtMs = 0;
worker.on('message', (/** @type {{ kind: string, result?: { ok: boolean } }} */ message) => {
  if (message.kind === 'opened') {
    askedAtMs = performance.now();
    worker.postMessage({ kind: 'call', id: 1, store, method, args: [...asked, gauge] });
  } else {
    if (message.result?.ok !== true) throw new Error(JSON.stringify(message));
    process.stdout.write(`${performance.now() - askedAtMs} ${askedAtMs - startedAtMs}\n`);
    void worker.terminate();
  }
});
