import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

// The app's own database thread, as built, with a timer on the statement that walks the index. Each time its rows are
// requested, the thread reports its SQL, its bound values and its time. With `again`, the time is the mean of `again`
// further runs.
const { script, again } = /** @type {{ script: string, again: number }} */ (workerData);
/** @typedef {{ all: (bound: unknown) => unknown[] }} Statement */
/** @typedef {{ prototype: { prepare: (sql: string) => Statement } }} Class */
const Database = /** @type {Class} */ (createRequire(script)('better-sqlite3'));
const prepare = Database.prototype.prepare;
Database.prototype.prepare = function prepareTimed(sql) {
  const statement = prepare.call(this, sql);
  if (!sql.includes('ticket_index MATCH') || !sql.includes('CROSS JOIN')) return statement;
  const { all } = statement;
  statement.all = (bound) => {
    let beganMs = performance.now();
    const rows = all.call(statement, bound);
    if (again > 0) beganMs = performance.now();
    for (let run = 0; run < again; run += 1) all.call(statement, bound);
    const ms = (performance.now() - beganMs) / Math.max(1, again);
    parentPort?.postMessage({ kind: 'timed', ms, sql, bound });
    return rows;
  };
  return statement;
};

await import(script);
