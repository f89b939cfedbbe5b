import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A program that answers each line with a line. */
export type LineProtocolProcess = {
  readonly ask: (line: string) => Promise<string>;
  readonly close: () => Promise<void>;
};

export function startLineProtocolProcess(
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): LineProtocolProcess {
  const child = spawn(file, [...args], { stdio: ['pipe', 'pipe', 'inherit'], env });
  const gone = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask(line) {
      child.stdin.write(`${line}\n`);
      const answer = await lines.next();
      if (answer.done === true) throw new Error(`${file} ended instead of answering`);
      return answer.value;
    },
    async close() {
      child.stdin.end();
      await gone;
    },
  };
}
