import { writeSync } from 'node:fs';

/** Writes a line to the parent process synchronously, because this process may be killed the next moment. */
export function printLine(line: string): void {
  writeSync(1, `${line}\n`);
}

/** Stands still, on this thread and at this point, until it is killed. */
export function waitToBeKilled(): never {
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}
