import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';

// timed-search-process.mjs WORKER DATABASE AGAIN: for each line {query, repeats}, queries the built database thread as
// the app does, until the page is full or the history ends. Prints the timings as a line.
const [script, file, again = '0'] = process.argv.slice(2);
const worker = new Worker(join(import.meta.dirname, 'timed-search-worker.mjs'), {
  workerData: { script, again: Number(again) },
});
worker.postMessage({ kind: 'open', start: { file, access: 'read' } });
/** @typedef {{ ms: number, sql: string, bound: unknown }} Timed */
/** @typedef {{ ok: boolean, value: Page }} Result */
/** @typedef {Timed & { kind: 'timed' } | { kind: 'answer' | 'opened', result: Result } | { kind: 'log' }} Told */
/** @typedef {{ rows: { reference: string, caseNumber: string | null }[], next: number | null }} Page */
let timed = /** @type {Timed[]} */ ([]);
let onAnswer = (/** @type {Result} */ _result) => {};
worker.on('message', (/** @type {Told} */ message) => {
  if (message.kind === 'timed') timed.push(message);
  else if (message.kind === 'answer') onAnswer(message.result);
  else if (message.kind === 'opened' && !message.result.ok) throw new Error(JSON.stringify(message));
});
worker.on('error', (error) => {
  throw error;
});

for await (const line of createInterface({ input: process.stdin })) {
  const { query, repeats } = /** @type {{ query: Query, repeats: number }} */ (JSON.parse(line));
  const runs = [];
  for (let run = 0; run < repeats; run += 1) runs.push(await whole(query));
  process.stdout.write(`${JSON.stringify(runs)}\n`);
}
await worker.terminate();

/** @typedef {{ text: string, limit: number }} Query */
/** @param {Query} query */
async function whole(query) {
  timed = [];
  const beganMs = performance.now();
  let asked = 0;
  let longestMs = 0;
  let before = /** @type {number | null} */ (null);
  /** @type {string[]} */
  const rows = [];
  do {
    const askedMs = performance.now();
    const page = await search({ ...query, before, limit: query.limit - rows.length });
    longestMs = Math.max(longestMs, performance.now() - askedMs);
    asked += 1;
    rows.push(...page.rows.map(({ caseNumber, reference }) => caseNumber ?? reference));
    before = page.next;
  } while (before !== null && rows.length < query.limit);
  return { ms: performance.now() - beganMs, longestMs, asked, rows, timed };
}

/** @param {object} query @returns {Promise<Page>} */
function search(query) {
  return new Promise((resolve, reject) => {
    onAnswer = (result) => (result.ok ? resolve(result.value) : reject(new Error(JSON.stringify(result))));
    worker.postMessage({ kind: 'call', id: 1, store: 'history', method: 'search', args: [query] });
  });
}
