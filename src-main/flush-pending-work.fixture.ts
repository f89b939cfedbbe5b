/** Runs all pending work that needs neither time nor network. */
export async function flushPendingWork(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}
