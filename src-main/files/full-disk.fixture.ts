import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';

/**
 * Runs a function while no file of this process can exceed a size. Writes then fail with EFBIG in the middle of the
 * file, as they fail with ENOSPC on a full disk. Linux only.
 */
export async function whileFilesStaySmall<T>(maxBytes: number, run: () => Promise<T>): Promise<T> {
  limitFiles(String(maxBytes));
  try {
    return await run();
  } finally {
    limitFiles('unlimited');
  }
}

/** Creates a text of 10,000 characters that compresses badly, so that some of them also fill a compressed file. */
export function hardToPack(number: number): string {
  const hash = (part: number) => createHash('sha1').update(`${number} ${part}`).digest('hex');
  return Array.from({ length: 250 }, (_, part) => hash(part)).join('');
}

function limitFiles(soft: string): void {
  execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${soft}:unlimited`]);
}
