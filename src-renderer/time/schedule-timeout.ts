/** A `Schedule` with the window's own timers. */
export function scheduleTimeout(delayMs: number, run: () => void): () => void {
  const timer = setTimeout(run, delayMs);
  return () => clearTimeout(timer);
}
