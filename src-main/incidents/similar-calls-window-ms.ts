/** Calls within this time are compared. */
export const similarCallsWindowMs = 60 * 60_000;
