/// <reference types="node" />
import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';

// time-store-method-process.mjs WORKER DATABASE STORE METHOD ARGUMENTS [WITNESS]: calls the built database thread once
// as the app does, passes the JSON arguments, then a job control, and prints how many ms the answer took. With a
// WITNESS folder, it opens the file for writing.
const [script, file, store, method, args, folder] = process.argv.slice(2);
const asked = /** @type {unknown[]} */ (JSON.parse(args));
const toWrite = {
  access: 'write',
  nowMs: Date.now(),
  mustRestore: false,
  witness: { folder, machineFolder: `${folder}-machine`, newId: randomUUID() },
};
const worker = new Worker(script);
worker.postMessage({ kind: 'open', start: { file, ...(folder ? toWrite : { access: 'read' }) } });
const jobControl = new Int32Array(new SharedArrayBuffer(12));
let askedAtMs = 0;
worker.on('message', (/** @type {{ kind: string, result?: { ok: boolean } }} */ message) => {
  // The worker also sends log lines, and reports when it restores a file.
  if (message.result === undefined) return;
  if (!message.result.ok) throw new Error(JSON.stringify(message));
  if (message.kind === 'opened') {
    askedAtMs = performance.now();
    worker.postMessage({ kind: 'call', id: 1, store, method, args: [...asked, jobControl] });
  } else {
    process.stdout.write(`${performance.now() - askedAtMs}\n`);
    void worker.terminate();
  }
});
