import type { Result } from '../../shared/result';
import type { DatabaseError } from './database-error';

type Method = (...args: never[]) => unknown;

/**
 * A store as it is seen across a thread: each method answers later, and may answer with a database error. What a method
 * promises is waited for there.
 */
export type Remote<Store> = {
  readonly [K in keyof Store]: Store[K] extends (...args: infer Args) => infer Value
    ? (...args: Args) => Promise<Result<Awaited<Value>, DatabaseError>>
    : never;
};

/** A set of stores, each a record of methods that take and give plain data. */
export type StoreSet = Readonly<Record<string, Readonly<Record<string, Method>>>>;

export type RemoteSet<Stores> = { readonly [S in keyof Stores]: Remote<Stores[S]> };

/** Runs one method of one store, wherever the stores live. */
export type InvokeStore = (
  store: string,
  method: string,
  args: readonly unknown[],
) => Promise<Result<unknown, DatabaseError>>;

/** Makes stores out of a way to call them, so that their users need not know on which thread they run. */
export function createRemoteStores<Stores>(
  names: readonly (keyof Stores & string)[],
  call: InvokeStore,
): RemoteSet<Stores> {
  const remote = (store: string) =>
    new Proxy(
      {},
      {
        get: (_target, method) =>
          // Without `then`, so that an awaited store is not taken for a promise.
          typeof method === 'string' && method !== 'then'
            ? (...args: unknown[]) => call(store, method, args)
            : undefined,
      },
    );
  return Object.fromEntries(names.map((name) => [name, remote(name)])) as RemoteSet<Stores>;
}
