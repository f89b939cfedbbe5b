import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';

/**
 * Runs something while no file of this process may grow beyond so many bytes: to what writes, the system answers EFBIG,
 * as ENOSPC on a full disk, in the middle of the writing. On Linux only.
 */
export async function whileFilesStaySmall<T>(mostBytes: number, run: () => Promise<T>): Promise<T> {
  limitFiles(String(mostBytes));
  try {
    return await run();
  } finally {
    limitFiles('unlimited');
  }
}

/** A text of 10,000 characters, and so unlike any other that some of them fill what is packed, too. */
export function hardToPack(number: number): string {
  const hash = (part: number) => createHash('sha1').update(`${number} ${part}`).digest('hex');
  return Array.from({ length: 250 }, (_, part) => hash(part)).join('');
}

function limitFiles(soft: string): void {
  execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${soft}:unlimited`]);
}
