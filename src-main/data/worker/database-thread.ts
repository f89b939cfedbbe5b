import { Worker } from 'node:worker_threads';
import { fail, type Result } from '../../../shared/result';
import { toErrorTrace } from '../../log/error-trace';
import { createDatabaseError, type DatabaseError } from '../../db/database-error';
import type { InvokeStore } from '../../db/remote-stores';
import { silentLog, type Log } from '../../log/log';
import type { OpenReport, StoresOfThread, WorkerAnswer, WorkerRequest, WorkerStart } from './worker-protocol';

/** A database on its own thread, so that no statement blocks the window's keystrokes. */
export type DatabaseThread<Access extends WorkerStart['access']> = {
  /** The state in which the file was found, or why it could not be opened. Earlier calls wait for it. */
  readonly opened: Promise<Result<OpenReport, DatabaseError>>;
  readonly call: InvokeStore<StoresOfThread[Access]>;
  /** Resolves once the thread has ended, whether it was closed or died. */
  readonly ended: Promise<void>;
  readonly hasEnded: () => boolean;
  /** Ends the thread after it has answered all earlier calls. */
  readonly close: () => Promise<void>;
};

export type FilesLost = 'files-removed' | 'files-overwritten';

/**
 * @param script the bundled worker, `db-worker.js`
 * @param onRestoring called before a damaged or lost file is replaced
 * @param onFilesLost called once the files are gone from their folder, or another program wrote into them
 * @param log receives the lines that the thread writes
 */
export function startDatabaseThread<Access extends WorkerStart['access']>(
  script: URL,
  start: Extract<WorkerStart, { access: Access }>,
  onRestoring: () => void = () => undefined,
  log: Log = silentLog,
  onFilesLost: (how: FilesLost) => void = () => undefined,
): DatabaseThread<Access> {
  const worker = new Worker(script, { workerData: start });
  const waiting = new Map<number, (result: Result<unknown, DatabaseError>) => void>();
  let lastId = 0;
  let ended: DatabaseError | undefined;

  const gone = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      resolve();
    });
  });
  const opened = new Promise<Result<OpenReport, DatabaseError>>((resolve) => {
    worker.on('message', (message: WorkerAnswer) => {
      if (message.kind === 'opened') {
        if (!message.result.ok) end(message.result.error);
        resolve(message.result);
      } else if (message.kind === 'restoring') onRestoring();
      else if (message.kind === 'files-removed' || message.kind === 'files-overwritten')
        onFilesLost(message.kind);
      else if (message.kind === 'log') log[message.level](message.event, message.data);
      else if (message.kind === 'answer') {
        waiting.get(message.id)?.(message.result);
        waiting.delete(message.id);
      }
    });
    worker.on('error', (error: Error) => {
      log.error('database thread failed', toErrorTrace(error));
      end(createDatabaseError('failed', `database thread: ${error.message}`));
    });
    worker.on('exit', () => {
      end(createDatabaseError('failed', 'the database thread has ended'));
      resolve(fail(ended ?? createDatabaseError('failed', 'the database thread has ended')));
    });
  });

  function end(error: DatabaseError): void {
    ended ??= error;
    for (const resolve of waiting.values()) resolve(fail(ended));
    waiting.clear();
  }

  function post(request: WorkerRequest): void {
    worker.postMessage(request);
  }

  return {
    opened,
    ended: gone,
    hasEnded: () => ended !== undefined,
    call: (store, method, args) =>
      ended === undefined
        ? new Promise((resolve) => {
            lastId += 1;
            waiting.set(lastId, resolve);
            post({ kind: 'call', id: lastId, store, method, args });
          })
        : Promise.resolve(fail(ended)),
    close: () =>
      new Promise((resolve) => {
        if (ended !== undefined) {
          resolve();
          return;
        }
        worker.once('exit', () => {
          resolve();
        });
        post({ kind: 'close' });
      }),
  };
}
