import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

// The app's own database thread, as it was built, in which a watch is kept on the statement that walks through the
// index: each time it ends, its time, its rows and its SQL with what was bound to it are told.
const { script } = /** @type {{ script: string }} */ (workerData);
/** @typedef {{ iterate: (bound: unknown) => IterableIterator<unknown> }} Statement */
/** @typedef {{ prototype: { prepare: (sql: string) => Statement } }} Class */
const Database = /** @type {Class} */ (createRequire(script)('better-sqlite3'));
const prepare = Database.prototype.prepare;
Database.prototype.prepare = function prepareTimed(sql) {
  const statement = prepare.call(this, sql);
  if (!sql.includes('ticket_index MATCH') || !sql.includes('CROSS JOIN')) return statement;
  const { iterate } = statement;
  statement.iterate = (bound) => timed(sql, bound, () => iterate.call(statement, bound));
  return statement;
};

/** @param {string} sql @param {unknown} bound @param {() => IterableIterator<unknown>} begin */
function timed(sql, bound, begin) {
  const beganMs = performance.now();
  const rows = begin();
  const seen = { sql, bound, ms: performance.now() - beganMs, steps: 0 };
  let isTold = false;
  const told = (/** @type {number} */ fromMs) => {
    seen.ms += performance.now() - fromMs;
    if (!isTold) parentPort?.postMessage({ kind: 'timed', ...seen });
    isTold = true;
  };
  return {
    [Symbol.iterator]() {
      return this;
    },
    next() {
      const fromMs = performance.now();
      const row = rows.next();
      seen.steps += 1;
      if (row.done) told(fromMs);
      else seen.ms += performance.now() - fromMs;
      return row;
    },
    return() {
      const fromMs = performance.now();
      rows.return?.();
      told(fromMs);
      return { done: true, value: undefined };
    },
  };
}

await import(script);
