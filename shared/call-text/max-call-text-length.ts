/** In characters, far above any chat that an agent pastes. Text beyond it is ignored. */
export const maxCallTextLength = 10_000;
