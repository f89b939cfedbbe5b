import type { Channel, IpcEvent } from './channels-and-events';

/** The property of `window` that holds the bridge. */
export const bridgeName = 'helpdesk';

/**
 * Everything that the window gets from outside: one asynchronous function per channel and one subscription per event.
 * Both sides still parse the plain data that crosses the bridge. An answer is a `Result` as JSON: Electron copies
 * anything else from the preload to the window property by property, which took 2.5 ms for a page of the history.
 */
export type Bridge = {
  readonly ask: { readonly [C in Channel]: (request: unknown) => Promise<string> };
  /** @returns a function that ends the subscription */
  readonly onEvent: { readonly [N in IpcEvent]: (listener: (payload: unknown) => void) => () => void };
};
