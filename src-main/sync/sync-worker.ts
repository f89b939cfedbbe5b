import { parentPort } from 'node:worker_threads';
import { createServerConnection } from './server-connection';
import type { ThreadMessage, ThreadRequest } from './sync-thread-messages';

/*
 * The thread of the shared history's server. Reading what the server sends takes as long as it may here: nothing else
 * waits for it.
 */
const connection = createServerConnection(() => post({ id: null }));

parentPort?.on('message', ({ id, method, args }: ThreadRequest) => {
  const run = connection[method] as (...given: readonly unknown[]) => Promise<unknown>;
  void run(...args).then((answer) => post({ id, answer }));
});

function post(message: ThreadMessage): void {
  parentPort?.postMessage(message);
}
