import { writeSync } from 'node:fs';

/** Writes a line to the parent process synchronously, because this process may be killed the next moment. */
export function printLine(line: string): void {
  writeSync(1, `${line}\n`);
}
