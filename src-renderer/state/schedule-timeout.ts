/** Runs it once after so many ms. @returns a function that keeps it from being run */
export function scheduleTimeout(delayMs: number, run: () => void): () => void {
  const timer = setTimeout(run, delayMs);
  return () => clearTimeout(timer);
}
