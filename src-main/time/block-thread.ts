/** Blocks the whole thread for a time in ms. For a thread that has nothing else to do until a file is free. */
export function blockThread(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
