/**
 * Runs something once after `delayMs`.
 * @returns a function that cancels it
 */
export type Schedule = (delayMs: number, run: () => void) => () => void;
