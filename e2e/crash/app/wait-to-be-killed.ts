/** Blocks this thread here until the process is killed. */
export function waitToBeKilled(): never {
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}
