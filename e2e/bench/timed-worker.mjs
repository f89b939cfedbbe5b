import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

// The app's own database thread, as it was built, in which a watch is kept on the statement that walks through the
// index: each time its rows are asked for, its time and its SQL with what was bound to it are told.
const { script } = /** @type {{ script: string }} */ (workerData);
/** @typedef {{ all: (bound: unknown) => unknown[] }} Statement */
/** @typedef {{ prototype: { prepare: (sql: string) => Statement } }} Class */
const Database = /** @type {Class} */ (createRequire(script)('better-sqlite3'));
const prepare = Database.prototype.prepare;
Database.prototype.prepare = function prepareTimed(sql) {
  const statement = prepare.call(this, sql);
  if (!sql.includes('ticket_index MATCH') || !sql.includes('CROSS JOIN')) return statement;
  const { all } = statement;
  statement.all = (bound) => {
    const beganMs = performance.now();
    const rows = all.call(statement, bound);
    parentPort?.postMessage({ kind: 'timed', ms: performance.now() - beganMs, sql, bound });
    return rows;
  };
  return statement;
};

await import(script);
