import type { MessagePort } from 'node:worker_threads';
import { fail, succeed, type Result } from '../../../shared/result';
import { createDatabaseError, toDatabaseError, type DatabaseError } from '../../db/database-error';
import type { StoreSet } from '../../db/cross-thread-store-types';
import type { OverwriteGuard } from '../recovery/overwrite-guard';
import type { StoreCallLog } from './store-method-log';
import type { StoreCall, WorkerAnswer, WorkerRequest } from './worker-messages';

/** The stores of a thread, and what is asked before and after each call. */
export type ServedStores = {
  readonly stores: StoreSet;
  /** Null on a read-only connection. */
  readonly guard: OverwriteGuard | null;
  /** Called before each call of a read-only connection. @returns false if nothing may be read now */
  readonly repairIndex?: (() => boolean) | undefined;
  readonly storeCallLog: StoreCallLog;
};

type Lifecycle = {
  /** Checked after each call. At least one call comes every few seconds. */
  readonly rescueIfGone: () => boolean;
  readonly close: () => void;
};

/** Answers the requests that come over the port, until one closes it. */
export function serveStores(
  served: ServedStores,
  { rescueIfGone, close }: Lifecycle,
  port: Pick<MessagePort, 'on' | 'postMessage' | 'close'>,
): void {
  const running = new Set<Promise<void>>();
  let areRemoved = false;

  function answer(message: WorkerAnswer): void {
    port.postMessage(message);
  }

  async function runAndAnswer(request: Extract<WorkerRequest, { kind: 'call' }>): Promise<void> {
    await runCall(served, request, (result) => answer({ kind: 'answer', id: request.id, result }));
    if (areRemoved || !rescueIfGone()) return;
    areRemoved = true;
    answer({ kind: 'files-removed' });
  }

  served.guard?.whenOverwritten(() => answer({ kind: 'files-overwritten' }));
  port.on('message', (request: WorkerRequest) => {
    if (request.kind === 'call') {
      const one = runAndAnswer(request).finally(() => running.delete(one));
      running.add(one);
      return;
    }
    if (request.kind === 'open') return;
    void Promise.all(running).then(() => {
      close();
      answer({ kind: 'closed' });
      port.close();
    });
  });
}

/**
 * Runs one method of one store, unless the files were overwritten. Then and afterwards, every call fails. Nobody waits
 * for what is remembered of the call: it is read after the answer.
 */
export async function runCall(
  { stores, guard, repairIndex, storeCallLog }: ServedStores,
  { store, method, args }: StoreCall,
  answer: (result: Result<unknown, DatabaseError>) => void,
): Promise<void> {
  if (repairIndex?.() === false) {
    answer(fail(createDatabaseError('failed', 'LOG_CUT: another program truncated the log')));
    return;
  }
  const refusal = guard?.refuse(store, method, args) ?? null;
  if (refusal !== null) {
    answer(refusal);
    return;
  }
  const acceptWrites = guard?.watchCall(store);
  const beganMs = storeCallLog.clockMs();
  const running = runMethod(stores, store, method, args);
  // The statements have run by now. The next call may come before the answer is there.
  acceptWrites?.();
  const result = await running;
  storeCallLog.note(store, method, result, beganMs);
  acceptWrites?.();
  const replacement = guard?.refuseAnswer(store, method, args) ?? null;
  answer(replacement ?? result);
  if (replacement === null) guard?.remember(store, args);
}

/**
 * Runs one method of one store on this thread, awaits what it promises, and returns exceptions as database errors. The
 * method has run when this function returns its promise.
 */
export async function runMethod(
  stores: StoreSet,
  store: string,
  method: string,
  args: readonly unknown[],
): Promise<Result<unknown, DatabaseError>> {
  try {
    return succeed(await stores[store]?.[method]?.(...(args as never[])));
  } catch (thrown) {
    return fail(toDatabaseError(thrown));
  }
}
