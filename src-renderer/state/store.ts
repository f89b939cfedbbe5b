import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { scheduleTimeout } from '../time/schedule-timeout';

/** State that outlives any component. */
export type ReadableStore<T> = {
  readonly get: () => T;
  readonly subscribe: (listener: () => void) => () => void;
};

/** The same for those who change it. Changes replace the state. */
export type Store<T> = ReadableStore<T> & { readonly set: (change: (state: T) => T) => void };

export function createStore<T>(initial: T): Store<T> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set: (change) => {
      const next = change(state);
      if (Object.is(next, state)) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/**
 * Rerenders only when the result of `pick` changes, or the state itself without one. `pick` must return the same object
 * for the same state.
 */
export function useStore<T>(store: ReadableStore<T>): T;
export function useStore<T, P>(store: ReadableStore<T>, pick: (state: T) => P): P;
export function useStore<T, P>(store: ReadableStore<T>, pick?: (state: T) => P): T | P {
  return useSyncExternalStore<T | P>(
    store.subscribe,
    pick === undefined ? store.get : pickOncePerState(store, pick),
  );
}

/** React asks for the picked value several times for each draw, and `pick` may be slow. */
function pickOncePerState<T, P>({ get }: ReadableStore<T>, pick: (state: T) => P): () => P {
  let last: { readonly state: T; readonly picked: P } | undefined;
  return () => {
    const state = get();
    if (last === undefined || !Object.is(last.state, state)) last = { state, picked: pick(state) };
    return last.picked;
  };
}

/**
 * Like `useStore`, but follows changes of the picked values only once the store did not change for `pauseMs`: nothing is
 * drawn while the agent types. `pick` must be the same function each time.
 */
export function useStoreAfterPause<T, P extends object>(
  store: Store<T>,
  pick: (state: T) => P,
  pauseMs: number,
): P {
  const [picked, setPicked] = useState(() => pick(store.get()));
  const latest = useRef(picked);
  useEffect(() => {
    let cancel: (() => void) | undefined;
    const follow = () => {
      const next = pick(store.get());
      if (haveSameValues(latest.current, next)) return;
      latest.current = next;
      setPicked(next);
    };
    const followLater = () => {
      cancel?.();
      cancel = scheduleTimeout(pauseMs, follow);
    };
    follow();
    const unsubscribe = store.subscribe(followLater);
    return () => {
      unsubscribe();
      cancel?.();
    };
  }, [store, pick, pauseMs]);
  return picked;
}

/** Whether each value of `next` is also in `before`, which may have more. */
export function haveSameValues(before: object, next: object): boolean {
  const others = new Map(Object.entries(before));
  return Object.entries(next).every(([name, value]) => Object.is(value, others.get(name)));
}
