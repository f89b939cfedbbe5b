import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/**
 * Runs commands of the sqlite3 shell on a file, in order.
 * @returns the lines that it prints
 */
export async function runShellCommands(file: string, commands: readonly string[]): Promise<string[]> {
  const { stdout } = await promisify(execFile)('sqlite3', ['-bail', file, ...commands]);
  return stdout.split('\n').filter((line) => line !== '');
}

/** @returns how long it takes, in ms */
export async function timeShellCommands(file: string, commands: readonly string[]): Promise<number> {
  const beganMs = performance.now();
  await runShellCommands(file, commands);
  return performance.now() - beganMs;
}
