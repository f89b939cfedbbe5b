import type { Channel, IpcEvent } from './channels';

/** The name under which the preload puts the bridge on the window. */
export const bridgeName = 'helpdesk';

/**
 * All that the window gets from outside: one asynchronous function for each channel and one subscription for
 * each notice. What crosses is plain data that both sides still have to parse. An answer is a `Result` as JSON: Electron
 * copies anything else from the preload to the window property by property, which took 2.5 ms for a page of the history.
 */
export type Bridge = {
  readonly ask: { readonly [C in Channel]: (request: unknown) => Promise<string> };
  /** @returns a function that ends the subscription */
  readonly onEvent: { readonly [N in IpcEvent]: (listener: (payload: unknown) => void) => () => void };
};
