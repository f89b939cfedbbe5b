import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { say } from '../lib/report.mjs';
import { pastTickets } from './past-tickets.mjs';

/*
 * Run by Electron as Node: write-history.mjs <count> <database file>. The rows go through the app's own database
 * thread, so that the schema, its guards and the index of the search are those of the app.
 */
const [count, file] = [Number(process.argv[2]), process.argv[3]];
const script = join(import.meta.dirname, '../../out/main/db-worker.js');
const nowMs = Date.UTC(2026, 5, 1);
const batchSize = 2_000;
/** So many batches are made while the thread writes one. */
const mostUnderWay = 3;

const worker = new Worker(script, {
  workerData: { file, access: 'write', nowMs, mustRestore: false },
});
const waiting = new Map();
worker.on('message', (message) => {
  waiting.get(message.kind === 'opened' ? 0 : message.id)?.(message.result);
});

const opened = await answerTo(0);
if (!opened.ok) throw new Error(opened.error.detail);

const answers = [];
let lastId = 0;
let written = 0;
for (const batch of batches(pastTickets(count, { seed: 20_261_124, nowMs }))) {
  lastId += 1;
  worker.postMessage({ kind: 'call', id: lastId, store: 'practice', method: 'fill', args: [batch] });
  answers.push({ length: batch.length, answer: answerTo(lastId) });
  if (answers.length === mostUnderWay) await takeAnswer();
}
while (answers.length > 0) await takeAnswer();
worker.postMessage({ kind: 'close' });
await once(worker, 'exit');

function answerTo(id) {
  return new Promise((resolve) => waiting.set(id, resolve));
}

async function takeAnswer() {
  const { length, answer } = answers.shift();
  const result = await answer;
  if (!result.ok) throw new Error(result.error.detail);
  written += length;
  if (written % 100_000 === 0) say(`${written} tickets`);
}

function* batches(tickets) {
  let batch = [];
  for (const ticket of tickets) {
    batch.push(ticket);
    if (batch.length === batchSize) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
