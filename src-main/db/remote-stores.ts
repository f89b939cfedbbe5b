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

/** Every method of every store by name. The compiler refuses one that is missing, and one that is not there. */
export type MethodTable<Stores> = {
  readonly [S in keyof Stores]: { readonly [M in keyof Stores[S]]: true };
};

/**
 * Runs one method of one store on the thread that has these stores. One that runs other stores is not assignable, so that no
 * call is bound to a thread that cannot answer it.
 */
export type InvokeStore<Stores> = (
  store: keyof Stores & string,
  method: string,
  args: readonly unknown[],
) => Promise<Result<unknown, DatabaseError>>;

/** Makes a plain function of each method in a table, so that its callers need not know on which thread it runs. */
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
