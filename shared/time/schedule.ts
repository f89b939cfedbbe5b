/** Runs something once after so many ms. @returns a function that cancels it */
export type Schedule = (delayMs: number, run: () => void) => () => void;
