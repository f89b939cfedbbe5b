import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A process that runs one scenario, to be killed during it. */
export type ScenarioProcess = {
  readonly process: ChildProcess;
  /** The next line of its output, or null once it has ended. */
  readonly nextLine: () => Promise<string | null>;
  /** Sends SIGKILL and waits until the process has ended. */
  readonly kill: () => Promise<void>;
};

/**
 * @param before programs that run the process, such as strace with its arguments
 * @param env variables that differ from this process's environment
 */
export function startScenarioProcess(
  scenario: string,
  order: object,
  before: readonly string[] = [],
  env: Readonly<Record<string, string | undefined>> = {},
): ScenarioProcess {
  const itself = [process.execPath, required('HELPDESK_CRASH_DRIVER'), scenario, JSON.stringify(order)];
  const [file, ...args] = [...before, ...itself];
  const child = spawn(file ?? '', args, {
    env: { ...process.env, ...env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
    // A process group of its own: a child of strace would survive it.
    detached: before.length > 0,
  });
  const gone = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    process: child,
    nextLine: async () => {
      const next = await lines.next();
      return next.done === true ? null : next.value;
    },
    kill: async () => {
      if (before.length > 0 && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      else child.kill('SIGKILL');
      await gone;
    },
  };
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: start this with npm run crash`);
  return value;
}
