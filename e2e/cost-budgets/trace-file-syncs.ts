import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export type FileSync = {
  readonly file: string;
  /** Since 1970. */
  readonly startedMs: number;
};

/**
 * Lists the fsync calls of a process on the files of the history while something is done. Each one blocks for a disk
 * write.
 */
export async function traceFileSyncs(pid: number, doSomething: () => Promise<void>): Promise<FileSync[]> {
  const calls = ['-e', 'trace=fsync,fdatasync', '-e', 'signal=none'];
  const strace = spawn('strace', ['-f', '-y', '-ttt', ...calls, '-p', String(pid)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const lines: string[] = [];
  const reader = createInterface({ input: strace.stderr });
  const attached = new Promise<void>((resolve) => {
    reader.on('line', (line) => {
      if (line.includes('attached')) resolve();
      lines.push(line);
    });
  });
  const ended = once(strace, 'exit');
  await Promise.race([attached, ended]);
  await doSomething();
  strace.kill('SIGINT');
  await ended;
  // A call that another interrupts has two lines, of which only the first names the file.
  const pattern = /(\d+\.\d+) f(?:data)?sync\(\d+<([^>]*(?:helpdesk\.db|journal)[^>]*)>/;
  return lines.flatMap((line) => {
    const [, seconds = '', file] = pattern.exec(line) ?? [];
    return file === undefined ? [] : [{ file, startedMs: Number(seconds) * 1_000 }];
  });
}
