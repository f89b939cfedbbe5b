import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

// The app's own database thread, as built. It also reports how many statements each call has run, and when it ended.

const { script } = /** @type {{ script: string }} */ (workerData);
/** @typedef {Record<'run' | 'get' | 'all' | 'iterate', (...bound: unknown[]) => unknown>} Statement */
/** @typedef {{ prototype: { prepare: (sql: string) => Statement } }} Class */
const Database = /** @type {Class} */ (createRequire(script)('better-sqlite3'));
let statements = 0;
const prepare = Database.prototype.prepare;
Database.prototype.prepare = function prepareCounted(sql) {
  const statement = prepare.call(this, sql);
  for (const way of /** @type {const} */ (['run', 'get', 'all', 'iterate'])) count(statement, way);
  return statement;
};

/**
 * @param {Statement} statement
 * @param {keyof Statement} way of running it; a statement without rows has not all of them
 */
function count(statement, way) {
  const usual = statement[way];
  if (typeof usual !== 'function') return;
  statement[way] = (...bound) => {
    statements += 1;
    return usual.apply(statement, bound);
  };
}

await import(script);

// Heard after the app's own listener, which runs the statements of a call before it returns. That listener comes with
// the first message.
parentPort?.once('message', () => {
  parentPort?.on('message', ({ kind, store, method }) => {
    if (kind !== 'call') return;
    const endedMs = performance.timeOrigin + performance.now();
    parentPort?.postMessage({ kind: 'counted', call: `${store}.${method}`, statements, endedMs });
    statements = 0;
  });
});
