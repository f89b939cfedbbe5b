import { Worker } from 'node:worker_threads';
import { fail } from '../../shared/result';
import { toErrorTrace } from '../log/error-trace';
import type { Log } from '../log/log';
import type { ServerConnection } from './server-connection';
import type { ThreadMessage, ThreadRequest } from './sync-thread-messages';

/** Opens a connection to the server of the shared history, which `close` ends. */
export type OpenConnection = (
  onChange: () => void,
) => ServerConnection & { readonly close: () => Promise<void> };

/**
 * Runs connections on a thread of their own, so that no keystroke waits for what the server sends.
 * @param script the bundled worker, `sync-worker.js`
 */
export function openConnectionsOnThread(script: URL, log: Log): OpenConnection {
  return (onChange) => {
    const worker = new Worker(script);
    const waiting = new Map<number, (answer: unknown) => void>();
    let lastId = 0;
    let hasEnded = false;
    const gone = new Promise<void>((resolve) => {
      worker.once('exit', () => {
        hasEnded = true;
        for (const answer of waiting.values()) answer(fail('failed'));
        resolve();
      });
    });
    worker.on('error', (error: Error) => log.error('sync thread failed', toErrorTrace(error)));
    worker.on('message', (message: ThreadMessage) => {
      if (message.id === null) {
        onChange();
        return;
      }
      waiting.get(message.id)?.(message.answer);
      waiting.delete(message.id);
    });

    function ask(method: keyof ServerConnection, args: readonly unknown[]): Promise<unknown> {
      if (hasEnded) return Promise.resolve(fail('failed'));
      lastId += 1;
      const id = lastId;
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        worker.postMessage({ id, method, args } satisfies ThreadRequest);
      });
    }

    const methods = [
      'connect',
      'beginSession',
      'push',
      'pull',
      'findCalls',
      'postNotice',
      'endNotice',
      'shareTemplates',
      'disconnect',
    ] as const;
    const connection = Object.fromEntries(
      methods.map((method) => [method, (...args: readonly unknown[]) => ask(method, args)]),
    ) as unknown as ServerConnection;
    return {
      ...connection,
      close: async () => {
        await worker.terminate();
        await gone;
      },
    };
  };
}
