import { parentPort, workerData } from 'node:worker_threads';
import { fail, succeed } from '../../shared/result';
import { openDatabase } from './open-database';
import type { StoreSet } from './remote';
import { runMethod } from './run-method';
import { createStores } from './stores';
import type { WorkerAnswer, WorkerRequest, WorkerStart } from './worker-protocol';

const { file, access } = workerData as WorkerStart;
const opened = openDatabase(file, access);

if (opened.ok) {
  const db = opened.value;
  const stores = createStores(db) as unknown as StoreSet;
  parentPort?.on('message', (request: WorkerRequest) => {
    if (request.kind === 'close') {
      db.close();
      answer({ kind: 'closed' });
      parentPort?.close();
      return;
    }
    answer({
      kind: 'answer',
      id: request.id,
      result: runMethod(stores, request.store, request.method, request.args),
    });
  });
}
answer({ kind: 'opened', result: opened.ok ? succeed(null) : fail(opened.error) });

function answer(message: WorkerAnswer): void {
  parentPort?.postMessage(message);
}
