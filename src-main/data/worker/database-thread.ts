import { Worker } from 'node:worker_threads';
import { fail, type Result } from '../../../shared/result';
import { toErrorTrace } from '../../log/error-trace';
import { createDatabaseError, type DatabaseError } from '../../db/database-error';
import type { InvokeStore, MethodTable, RemoteSet } from '../../db/cross-thread-store-types';
import { silentLog, type Log } from '../../log/log';
import type { OpenReport, StoresOfThread, WorkerAnswer, WorkerRequest, WorkerStart } from './worker-messages';

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
 * Loads the script of a database thread, before it is known which file the thread opens. It does not keep the process
 * alive.
 * @param script the bundled worker, `db-worker.js`
 */
export function loadDatabaseThread(script: URL): Worker {
  const worker = new Worker(script);
  worker.unref();
  return worker;
}

/** Opens a database on a thread that has been loaded for it. */
export function startDatabaseThread<Access extends WorkerStart['access']>(
  worker: Worker,
  start: Extract<WorkerStart, { access: Access }>,
  { onRestoring, onUnusable, log = silentLog }: ThreadCallbacks = {},
): DatabaseThread<Access> {
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

  worker.ref();
  post({ kind: 'open', start });

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

/** Creates a plain function for each method in the table, so that callers need not know which thread runs it. */
export function createRemoteStores<Stores>(
  methods: MethodTable<Stores>,
  invoke: InvokeStore<Stores>,
): RemoteSet<Stores> {
  const names = Object.keys(methods) as (keyof Stores & string)[];
  return Object.fromEntries(names.map((store) => [store, remoteOf(store)])) as RemoteSet<Stores>;

  function remoteOf(store: keyof Stores & string): object {
    const toFunction = (method: string) =>
      [method, (...args: unknown[]) => invoke(store, method, args)] as const;
    return Object.fromEntries(Object.keys(methods[store]).map(toFunction));
  }
}

/** Returns whether an answer says that the database is of no more use, and why; otherwise null. */
export function getUnusableReason(answer: Result<unknown, DatabaseError>): ThreadUnusable | null {
  if (answer.ok) return null;
  if (answer.error.errorCode === 'damaged') return 'damaged';
  return answer.error.errorCode === 'open-elsewhere' ? 'taken-over' : null;
}
