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

/**
 * Why a thread is of no more use: its file is damaged, another copy of the app took the folder over, the files are gone
 * from their folder, or another program wrote into them.
 */
export type ThreadUnusable = 'damaged' | 'taken-over' | 'files-removed' | 'files-overwritten';

export type ThreadCallbacks = {
  /** Called before a damaged or lost file is replaced. */
  readonly onRestoring?: (() => void) | undefined;
  readonly onUnusable?: ((why: ThreadUnusable) => void) | undefined;
  /** Receives the lines that the thread writes. */
  readonly log?: Log;
};

/**
 * @param script the bundled worker, `db-worker.js`
 */
export function startDatabaseThread<Access extends WorkerStart['access']>(
  script: URL,
  start: Extract<WorkerStart, { access: Access }>,
  { onRestoring, onUnusable, log = silentLog }: ThreadCallbacks = {},
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
      } else if (message.kind === 'restoring') onRestoring?.();
      else if (message.kind === 'files-removed' || message.kind === 'files-overwritten')
        onUnusable?.(message.kind);
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

  function ask(
    ...[store, method, args]: Parameters<DatabaseThread<Access>['call']>
  ): Promise<Result<unknown, DatabaseError>> {
    if (ended !== undefined) return Promise.resolve(fail(ended));
    return new Promise((resolve) => {
      lastId += 1;
      waiting.set(lastId, resolve);
      post({ kind: 'call', id: lastId, store, method, args });
    });
  }

  return {
    opened,
    ended: gone,
    hasEnded: () => ended !== undefined,
    call: async (store, method, args) => {
      const answer = await ask(store, method, args);
      const why = getUnusableReason(answer);
      if (why !== null) onUnusable?.(why);
      return answer;
    },
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

/** Returns whether an answer says that the database is of no more use, and why; otherwise null. */
export function getUnusableReason(answer: Result<unknown, DatabaseError>): ThreadUnusable | null {
  if (answer.ok) return null;
  if (answer.error.errorCode === 'damaged') return 'damaged';
  return answer.error.errorCode === 'open-elsewhere' ? 'taken-over' : null;
}
