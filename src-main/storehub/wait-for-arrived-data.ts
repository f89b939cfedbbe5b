/** Waits turns of the event loop, so that data that has already arrived on any open connection is read. */
export async function waitForArrivedData(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}
