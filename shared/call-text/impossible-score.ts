/** A run of words that no part may be. */
export const impossibleScore = -1000;
