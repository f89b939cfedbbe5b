import type { ServerConnection } from './server-connection';

/** A method of the connection, called from the main thread. */
export type ThreadRequest = {
  readonly id: number;
  readonly method: keyof ServerConnection;
  readonly args: readonly unknown[];
};

/** The answer to a request; without an id, that there may be something new on the server. */
export type ThreadMessage = { readonly id: number; readonly answer: unknown } | { readonly id: null };
