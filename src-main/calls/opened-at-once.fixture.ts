import type { OpenedAgain } from './undo-ending';

/** An ended call is opened again before any time has passed. */
export const openedAtOnce: OpenedAgain = { atMs: 0, by: null };
