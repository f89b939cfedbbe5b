import type { Result } from '../../shared/result';
import type { DatabaseError } from './database-error';

type Method = (...args: never[]) => unknown;

/**
 * A store as seen from another thread: each method returns a promise of its value or of a database error. If the method
 * itself returns a promise, the thread awaits it.
 */
export type Remote<Store> = {
  readonly [K in keyof Store]: Store[K] extends (...args: infer Args) => infer Value
    ? (...args: Args) => Promise<Result<Awaited<Value>, DatabaseError>>
    : never;
};

/** A set of stores, each a record of methods that take and give plain data. */
export type StoreSet = Readonly<Record<string, Readonly<Record<string, Method>>>>;

export type RemoteSet<Stores> = { readonly [S in keyof Stores]: Remote<Stores[S]> };

/** The name of every method of every store. A missing or unknown name does not compile. */
export type MethodTable<Stores> = {
  readonly [S in keyof Stores]: { readonly [M in keyof Stores[S]]: true };
};

/**
 * Runs one method of one store on the thread that has these stores. An invoker of other stores is not assignable, so a
 * call cannot be bound to a thread that cannot answer it.
 */
export type InvokeStore<Stores> = (
  store: keyof Stores & string,
  method: string,
  args: readonly unknown[],
) => Promise<Result<unknown, DatabaseError>>;
